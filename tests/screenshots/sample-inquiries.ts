import { z } from 'zod'
import { type Outside, until } from '#tests/support/outside.ts'

const DAY_SECONDS = 24 * 3_600
const acceptedSchema = z.object({ inquiryId: z.string(), statusUrl: z.string() })
const heldSchema = z.object({ advisor: z.object({ name: z.string() }) })
const shownSchema = z.looseObject({ status: z.string(), milestones: z.record(z.string(), z.string().nullish()) })

export type Language = 'de' | 'en'
interface Sample {
  /** Path of the status page. */
  readonly status: string
  readonly email: string
}
type Told = Readonly<Record<Language, string>>
/** A matter, and who has it. */
interface Held {
  readonly inquiryId: string
  readonly advisor: string
}
export interface Samples {
  readonly held: Readonly<Record<Language, Held>>
  readonly assigned: Readonly<Record<Language, Sample>>
  readonly urgent: Readonly<Record<Language, Sample>>
  readonly answered: Readonly<Record<Language, Sample>>
  readonly mine: Mine
}
/** What a signed-in customer has written, one with an advisor and one that was answered, and somebody who has not. */
interface Mine {
  readonly customer: string
  readonly newcomer: string
  readonly assigned: Readonly<Record<Language, string>>
  readonly answered: Readonly<Record<Language, string>>
}

export const TRANSFER: Told = {
  de: 'Guten Tag,\n\nmeine Überweisung vom Montag über 1.240 Euro ist bei meinem Vermieter noch nicht angekommen. Können Sie bitte nachsehen, wo das Geld ist?\n\nViele Grüße\nAnna Meier',
  en: 'Hello,\n\nmy transfer of 1,240 euros from Monday has not arrived at my landlord’s bank yet. Could you please check where the money is?\n\nKind regards\nAnna Meier',
}
export const STOLEN: Told = {
  de: 'Meine Girocard wurde heute früh in der U-Bahn gestohlen. Bitte sofort sperren!',
  en: 'My debit card was stolen on the underground this morning. Please block it at once!',
}
const SAVINGS: Told = {
  de: 'Ich möchte 10.000 Euro für ein Jahr als Festgeld anlegen. Welche Zinsen bieten Sie?',
  en: 'I would like to put 10,000 euros into a fixed-term deposit for a year. What interest do you offer?',
}
const REPLY: Told = {
  de: 'Guten Tag Frau Meier,\n\nfür ein Jahr bieten wir derzeit 2,1 % im Jahr. Sie können das Festgeld direkt im Online-Banking eröffnen; ich helfe Ihnen gern am Telefon dabei.\n\nFreundliche Grüße\nIhre Musterbank',
  en: 'Dear Ms Meier,\n\nfor one year we currently offer 2.1 % a year. You can open the deposit in online banking yourself; I am happy to help you by telephone.\n\nKind regards\nMusterbank',
}

/** What a rule takes for a machine's. */
const NEWSLETTER = [
  'From: Vereinsblatt <news@kunde.example>',
  'To: service@musterbank.example',
  'Subject: Vereinsblatt im Dezember',
  'List-Id: <vereinsblatt.kunde.example>',
  'Message-ID: <vereinsblatt-12@kunde.example>',
  '',
  'Liebe Mitglieder, am 6. Dezember treffen wir uns um 18 Uhr.',
  '',
].join('\r\n')

/** Makes a freshly started bank look like one at work: a Tuesday morning, everybody there, a few inquiries in each state. */
export async function fillWithSamples(bank: Outside): Promise<Samples> {
  await untilTuesdayMorning(bank)
  const { advisors } = await bank.people()
  const tokens = await Promise.all(advisors.map(({ sub }) => bank.token(sub)))
  for (const token of tokens)
    await bank.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: 'available' } })
  await bank.send('news@kunde.example', 'service@musterbank.example', NEWSLETTER)
  const assigned = await inBoth((language) => write(bank, TRANSFER, language, 'transfer'))
  return {
    assigned,
    held: await inBoth(async (language) => holderOf(bank, tokens, assigned[language])),
    urgent: await inBoth((language) => write(bank, STOLEN, language, 'stolen')),
    answered: await inBoth((language) => answered(bank, tokens, language)),
    mine: await writeMine(bank, tokens),
  }
}

const inBoth = async <T>(make: (language: Language) => Promise<T>): Promise<Record<Language, T>> => ({
  de: await make('de'),
  en: await make('en'),
})

/** Desks are open then, and pictures made at night look like those made by day. */
async function untilTuesdayMorning(bank: Outside): Promise<void> {
  const { now } = z.object({ now: z.string() }).parse((await bank.json('GET', '/local/clock')).json)
  const at = Date.parse(now) / 1_000
  const weekday = new Date(now).getUTCDay()
  const morning = at - (at % DAY_SECONDS) + ((2 - weekday + 7) % 7) * DAY_SECONDS + 9 * 3_600 + 20 * 60
  const advanceSeconds = Math.round(morning > at ? morning - at : morning + 7 * DAY_SECONDS - at)
  await bank.json('POST', '/local/clock', { body: { advanceSeconds } })
}

async function holderOf(bank: Outside, tokens: readonly string[], { inquiryId }: Written): Promise<Held> {
  for (const token of tokens) {
    const { json } = await bank.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token })
    const advisor = heldSchema.safeParse(json).data?.advisor.name
    if (advisor !== undefined) return { inquiryId, advisor }
  }
  throw new Error(`nobody has ${inquiryId}`)
}

interface Written extends Sample {
  readonly inquiryId: string
}

async function write(bank: Outside, told: Told, language: Language, name: string): Promise<Written> {
  const email = `anna.meier+${name}-${language}@kunde.example`
  const body = { name: 'Anna Meier', email, language, message: told[language] }
  const accepted = acceptedSchema.parse((await bank.json('POST', '/v1/inquiries', { body })).json)
  const status = new URL(accepted.statusUrl).pathname
  await reaches(
    bank,
    status,
    ({ milestones, status: now }) => now === 'assigned' && milestones['acknowledgedAt'] != null,
  )
  return { inquiryId: accepted.inquiryId, status, email }
}

async function answered(bank: Outside, tokens: readonly string[], language: Language): Promise<Sample> {
  const written = await write(bank, SAVINGS, language, 'savings')
  const path = `/v1/advisor/inquiries/${written.inquiryId}/replies`
  for (const token of tokens)
    await bank.json('POST', path, { token, body: { message: REPLY[language] }, key: language })
  await reaches(bank, written.status, ({ status }) => status === 'answered')
  return written
}

async function writeMine(bank: Outside, tokens: readonly string[]): Promise<Mine> {
  const { customers } = await bank.people()
  const token = await bank.token(customers[0]?.sub ?? '')
  const send = async (told: Told, language: Language): Promise<string> => {
    const body = { message: told[language], language }
    const { inquiryId } = acceptedSchema.parse((await bank.json('POST', '/v1/mobile/inquiries', { token, body })).json)
    await until('an advisor', async () => {
      const { json } = await bank.json('GET', `/v1/mobile/inquiries/${inquiryId}`, { token })
      return heldSchema.safeParse(json).success
    })
    return inquiryId
  }
  const answer = async (language: Language): Promise<string> => {
    const inquiryId = await send(SAVINGS, language)
    const path = `/v1/advisor/inquiries/${inquiryId}/replies`
    for (const advisor of tokens) await bank.json('POST', path, { token: advisor, body: { message: REPLY[language] } })
    return inquiryId
  }
  return {
    customer: customers[0]?.name ?? '',
    newcomer: customers.at(-1)?.name ?? '',
    answered: await inBoth(answer),
    assigned: await inBoth((language) => send(TRANSFER, language)),
  }
}

const reaches = (bank: Outside, status: string, isThere: (shown: z.infer<typeof shownSchema>) => boolean) =>
  until('the state to show', async () => {
    const token = status.split('/').pop() ?? ''
    return isThere(shownSchema.parse((await bank.json('GET', `/v1/inquiries/${token}`)).json))
  })
