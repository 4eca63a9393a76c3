import type { Preference, RoutingRule } from './decision.ts'

export const EXPLANATION_LANGUAGES = ['de', 'en'] as const
export type ExplanationLanguage = (typeof EXPLANATION_LANGUAGES)[number]

/** The sentences in which a decision is explained to advisors and leads. */
export interface ExplanationTexts {
  readonly preferences: Readonly<Record<Preference, string>>
  /** Completes "not, because …". */
  readonly rules: Readonly<Record<RoutingRule, string>>
  readonly nobody: string
  lookedAt(people: number, atDesk: number): string
  given(name: string, why: string): string
  readonly fits: string
  readonly fitsLess: string
  relaxed(rule: string): string
  brokenMore(rules: string): string
  load(percent: number): string
  moreLoad(percent: number, winner: number): string
  room(rule: string, open: number, capacity: number, weight: number): string
  preferred(why: string): string
  readonly laterDeputy: string
  readonly moreToday: string
  readonly sooner: string
}

const de: ExplanationTexts = {
  preferences: {
    'dealt-with-it': 'hat diesen Vorgang schon bearbeitet oder wurde für ihn benannt',
    'own-advisor': 'betreut die Kundin oder den Kunden',
    deputy: 'vertritt die betreuende Person',
    'knows-customer': 'hat zuletzt ein anderes Anliegen dieser Kundin oder dieses Kunden bearbeitet',
    'least-loaded': 'ist gemessen am eigenen Rahmen am wenigsten ausgelastet',
  },
  rules: {
    conflict: 'darf diesen Fall nicht bearbeiten (eigene Sache, Familie oder gemeldeter Interessenkonflikt)',
    desk: 'arbeitet nicht in diesem Bereich',
    licence: 'ist für diese Beratung nicht registriert',
    language: 'spricht die Sprache nicht',
    segment: 'betreut diese Kundengruppe nicht',
    absence: 'ist heute abwesend',
    presence: 'ist nicht im Dienst oder nicht am Platz',
    capacity: 'hat keinen Platz mehr',
    reserve: 'hält den Rest des Rahmens für eigene Kunden und Dringendes frei',
  },
  nobody: 'Im Moment darf oder kann es niemand übernehmen. Es wartet im Bereich.',
  lookedAt: (people, atDesk) =>
    `Angesehen: ${people} von ${atDesk} Personen des Bereichs, die den Vorgang kennen oder am meisten Platz haben.`,
  given: (name, why) => `Zugeteilt an ${name}: ${why}.`,
  fits: 'bringt mit, was der Kundin oder dem Kunden wichtig ist',
  fitsLess: 'was der Kundin oder dem Kunden wichtig ist, bringt jemand anderes eher mit',
  relaxed: (rule) => `${rule}, aber nach langem Warten zählt das nicht mehr`,
  brokenMore: (rules) => `nur wegen der langen Wartezeit möglich (${rules})`,
  load: (percent) => `Auslastung ${percent} %`,
  moreLoad: (percent, winner) => `stärker ausgelastet (${percent} % statt ${winner} %)`,
  room: (rule, open, capacity, weight) => `${rule} (${open} von ${capacity} belegt, dieser Fall zählt ${weight})`,
  preferred: (why) => `jemand anderes ${why}`,
  laterDeputy: 'steht in der Vertretungskette weiter hinten',
  moreToday: 'hat heute schon mehr bekommen',
  sooner: 'hat erst vor Kurzem etwas bekommen',
}

const en: ExplanationTexts = {
  preferences: {
    'dealt-with-it': 'has dealt with this matter before or was named for it',
    'own-advisor': 'is the customer’s own advisor',
    deputy: 'stands in for the customer’s own advisor',
    'knows-customer': 'last dealt with another matter of this customer',
    'least-loaded': 'has the least work for their capacity',
  },
  rules: {
    conflict: 'must not deal with this (own matter, family or a declared conflict of interest)',
    desk: 'does not work at this desk',
    licence: 'is not registered for this advice',
    language: 'does not speak the language',
    segment: 'does not serve this group of customers',
    absence: 'is on leave today',
    presence: 'is not on duty or not at their place',
    capacity: 'has no room left',
    reserve: 'keeps what is left for their own customers and urgent matters',
  },
  nobody: 'Nobody may or can take it at the moment. It waits at its desk.',
  lookedAt: (people, atDesk) =>
    `Looked at ${people} of the desk’s ${atDesk} people, those who know the matter or have the most room.`,
  given: (name, why) => `Given to ${name}, who ${why}.`,
  fits: 'offers what the customer values',
  fitsLess: 'somebody else offers more of what the customer values',
  relaxed: (rule) => `${rule}, but after the long wait that no longer counts`,
  brokenMore: (rules) => `possible only because of the long wait (${rules})`,
  load: (percent) => `${percent} % of capacity in use`,
  moreLoad: (percent, winner) => `has more work (${percent} % against ${winner} %)`,
  room: (rule, open, capacity, weight) => `${rule} (${open} of ${capacity} taken, this one counts ${weight})`,
  preferred: (why) => `somebody else ${why}`,
  laterDeputy: 'comes later in the chain of deputies',
  moreToday: 'was given more today',
  sooner: 'was given something more recently',
}

export const EXPLANATIONS: Readonly<Record<ExplanationLanguage, ExplanationTexts>> = { de, en }
