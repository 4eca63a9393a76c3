import { type Outside, pause } from './outside.ts'

export interface Accepted {
  readonly address: string
  /** When the request left, milliseconds since 1970. */
  readonly sentAt: number
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
  /** Stops the load early when it becomes true. */
  readonly until?: () => boolean
}

/**
 * Writes at a steady rate, by form and by mail in turn, each from a sender of its own. Returns what was accepted (202, 250);
 * what was refused or broke off is the sender's to repeat and is not repeated here.
 */
export async function load(outside: Outside, options: LoadOptions): Promise<Accepted[]> {
  const accepted: Accepted[] = []
  const running: Promise<void>[] = []
  const started = performance.now()
  const total = options.perSecond * options.seconds
  for (let index = 0; index < total && options.until?.() !== true; index += 1) {
    const wait = started + (index * 1_000) / options.perSecond - performance.now()
    if (wait > 0) await pause(wait)
    running.push(one(outside, options.run, index, accepted))
  }
  await Promise.all(running)
  return accepted
}

async function one(outside: Outside, run: string, index: number, accepted: Accepted[]): Promise<void> {
  const address = `load.${run}.${index}@kunde.example`
  const message = MESSAGES[index % MESSAGES.length] ?? MESSAGES[0]
  const sentAt = Date.now()
  const ok = index % 2 === 0 ? await byForm(outside, address, message) : await byMail(outside, address, message)
  if (ok) accepted.push({ address, sentAt })
}

async function byForm(outside: Outside, email: string, message: string): Promise<boolean> {
  try {
    const { status } = await outside.json('POST', '/v1/inquiries', { body: { name: 'Anna Meier', email, message } })
    return status === 202
  } catch {
    // The connection broke: nothing was accepted, which is all that matters to the sender.
    return false
  }
}

async function byMail(outside: Outside, address: string, message: string): Promise<boolean> {
  const id = address.replace('@', '.')
  const mail = `From: Bernd Krause <${address}>\nTo: service@musterbank.example\nSubject: Anfrage\nMessage-ID: <${id}@kunde.example>\nDate: ${new Date().toUTCString().replace('GMT', '+0000')}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${message}\n`
  return (await outside.send(address, 'service@musterbank.example', mail)) === 250
}
