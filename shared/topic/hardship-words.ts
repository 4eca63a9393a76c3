import type { Hardship } from '#shared/inquiry/inquiry.ts'

/**
 * Words by which people tell of hardship, in the patterns of the configuration (see pattern.ts). They mark an inquiry
 * for its advisor and for the tone, so an institute need not tune them. Each is enough on its own: a card that "died"
 * or cannot pay at a till is no hardship.
 */
export const HARDSHIP_WORDS: Readonly<Record<Hardship, readonly string[]>> = {
  bereavement: [
    ...[
      'verstorben*',
      'verstarb',
      'gestorben',
      'todesfall*',
      'sterbefall*',
      'ableben',
      'sterbeurkunde*',
      'beerdigung*',
    ],
    ...['bestattung*', 'beigesetzt', 'erbschein*', 'nachlassgericht*', 'erbengemeinschaft*', 'witwe*', 'tod mein*'],
    ...['trauerfall*', 'ist tot', 'von uns gegangen', 'hinterblieben*'],
    ...['passed away', 'deceased', 'bereave*', 'death of', 'death certificate*', 'funeral*', 'widow*', 'probate'],
    ...['mother … died', 'mum … died', 'mom … died', 'father … died', 'dad … died', 'husband … died', 'wife … died'],
    ...['son … died', 'daughter … died', 'brother … died', 'sister … died', 'partner … died', 'grandmother … died'],
    ...[
      'grandfather … died',
      'uncle … died',
      'aunt … died',
      'late husband*',
      'late wife*',
      'late mother*',
      'late father*',
    ],
  ],
  'cannot-pay': [
    ...['stundung*', 'ratenpause*', 'rate* … nicht … zahlen', 'rate* … nicht … aufbringen', 'rate* … nicht … leisten'],
    ...[
      'kredit … nicht … zahlen',
      'darlehen … nicht … zahlen',
      'miete … nicht … zahlen',
      'rechnung* … nicht … bezahlen',
    ],
    ...['rate* … aussetzen', 'nicht mehr … zurückzahlen', 'zahlungsschwierig*', 'zahlungsunfähig*', 'arbeitslos*'],
    ...[
      'kurzarbeit*',
      'job verloren',
      'arbeit verloren',
      'stelle verloren',
      'überschuld*',
      'schuldnerberat*',
      'pfändung*',
    ],
    ...['gepfändet', 'insolvenz*', 'zwangsversteiger*', 'kein geld mehr', 'nichts zu essen', 'geld … reicht … nicht'],
    ...['cannot pay … loan', 'cant pay … loan', 'cant pay … mortgage', 'cannot pay … mortgage', 'cant pay … instal*'],
    ...['cannot pay … instal*', 'cant pay … bills', 'cannot pay … bills', 'cant pay … rent', 'cannot pay … rent'],
    ...['unable to pay', 'cant afford', 'cannot afford', 'struggling to pay', 'struggling … repay*', 'in arrears'],
    ...['payment holiday*', 'lost my job', 'made redundant', 'unemployed', 'bankrupt*', 'insolven*', 'debt advice'],
    ...[
      'financial hardship',
      'financial difficult*',
      'cant make ends meet',
      'cannot make ends meet',
      'behind … payments',
    ],
  ],
  'self-harm': [
    ...['suizid*', 'selbstmord*', 'umbringen', 'bringe mich um', 'bring mich um', 'leben … nehmen', 'leben … beenden'],
    ...['nicht mehr leben', 'nicht mehr … weiterleben', 'will … sterben', 'möchte … sterben', 'lebensmüde'],
    ...['keinen ausweg mehr', 'keinen sinn mehr', 'mir … etwas antun', 'mir was antun', 'lieber tot'],
    ...['suicid*', 'kill myself', 'killing myself', 'end my life', 'ending my life', 'take my … life', 'end it all'],
    ...['dont want to live', 'do not want to live', 'no reason to live', 'want to die', 'harm myself', 'hurt myself'],
    ...['better off dead', 'not worth living', 'cant go on anymore', 'cannot go on anymore'],
  ],
}
