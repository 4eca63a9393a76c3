import { z } from 'zod'
import { type Outside, pause } from './outside.ts'

/** One message of the load. Sent again it is the same message: the same key or Message-ID, the same content. */
export interface Written {
  readonly address: string
  readonly channel: 'web' | 'email'
  readonly message: string
  /** When the request first left, milliseconds since 1970. */
  readonly sentAt: number
}
export interface Accepted extends Written {
  /** Of those by form. */
  readonly statusUrl?: string
}
export interface Sent {
  /** Answered with 202 or 250. */
  readonly accepted: readonly Accepted[]
  /** Refused, or the connection broke before an answer: the sender's to repeat. */
  readonly unanswered: readonly Written[]
}

/** Everyday messages, one in five of them urgent, German and English. */
const MESSAGES = [
  'Meine neue Karte ist noch nicht angekommen. Wann kann ich damit rechnen?',
  'Guten Tag, meine Überweisung an meinen Vermieter ist seit vier Tagen nicht angekommen. Was kann ich tun?',
  'How do I change the address on my account? I moved house last week.',
  'Ich möchte einen Termin für eine Baufinanzierung vereinbaren, es geht um etwa 300.000 Euro.',
  'Meine Girocard wurde gestohlen! Bitte sofort sperren.',
] as const

export interface LoadOptions {
  readonly perSecond: number
  readonly seconds: number
  /** Makes addresses unique among runs. */
  readonly run: string
  /** Both in turn when absent. */
  readonly channels?: readonly Written['channel'][]
  /** Stops the load early when it becomes true. */
  readonly until?: () => boolean
}

/** Writes at a steady rate, by form and by mail in turn, each from a sender of its own, whether or not answers come. */
export function load(outside: Outside, options: LoadOptions): Promise<Sent> {
  const { perSecond, seconds, run, channels = ['web', 'email'] } = options
  return paced(outside, perSecond * seconds, options, (index) => ({
    address: `load.${run}.${index}@kunde.example`,
    channel: channels[index % channels.length] ?? 'web',
    message: MESSAGES[index % MESSAGES.length] ?? MESSAGES[0],
    sentAt: Date.now(),
  }))
}

/** Writes the same again, as senders do whose connection broke; what there was no time for stays unanswered. */
export async function repeat(
  outside: Outside,
  messages: readonly Written[],
  rate: Pick<LoadOptions, 'perSecond' | 'until'>,
): Promise<Sent> {
  const { accepted, unanswered } = await paced(outside, messages.length, rate, (index) => messages[index])
  const answered = new Set([...accepted, ...unanswered].map(({ address }) => address))
  return { accepted, unanswered: [...unanswered, ...messages.filter(({ address }) => !answered.has(address))] }
}

async function paced(
  outside: Outside,
  count: number,
  { perSecond, until }: Pick<LoadOptions, 'perSecond' | 'until'>,
  message: (index: number) => Written | undefined,
): Promise<Sent> {
  const attempts: Promise<Sent>[] = []
  const started = performance.now()
  for (let index = 0; index < count && until?.() !== true; index += 1) {
    const wait = started + (index * 1_000) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    const written = message(index)
    if (written !== undefined) attempts.push(write(outside, written))
  }
  return joined(await Promise.all(attempts))
}

const joined = (all: readonly Sent[]): Sent => ({
  accepted: all.flatMap(({ accepted }) => accepted),
  unanswered: all.flatMap(({ unanswered }) => unanswered),
})

async function write(outside: Outside, written: Written): Promise<Sent> {
  const accepted = written.channel === 'web' ? await byForm(outside, written) : await byMail(outside, written)
  return accepted === undefined ? { accepted: [], unanswered: [written] } : { accepted: [accepted], unanswered: [] }
}

const answerSchema = z.object({ statusUrl: z.string() })

async function byForm(outside: Outside, written: Written): Promise<Accepted | undefined> {
  const { address: email, message } = written
  const body = { name: 'Anna Meier', email, message }
  try {
    const { status, json } = await outside.json('POST', '/v1/inquiries', { body, key: email })
    return status === 202 ? { ...written, statusUrl: answerSchema.parse(json).statusUrl } : undefined
  } catch (error) {
    // fetch's word for a connection that broke: nothing was accepted as far as the sender knows.
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined
    throw error
  }
}

async function byMail(outside: Outside, written: Written): Promise<Accepted | undefined> {
  const { address, message, sentAt } = written
  const date = new Date(sentAt).toUTCString().replace('GMT', '+0000')
  const mail = `From: Bernd Krause <${address}>\nTo: service@musterbank.example\nSubject: Anfrage\nMessage-ID: <${address.replace('@', '.')}@kunde.example>\nDate: ${date}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${message}\n`
  return (await outside.send(address, 'service@musterbank.example', mail)) === 250 ? written : undefined
}
