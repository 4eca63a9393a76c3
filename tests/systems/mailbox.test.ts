import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { HOUR } from '#shared/instant.ts'
import { type Dovecot, missing, PASSWORD, startDovecot, USER } from '#tests/mailbox/dovecot.ts'
import { deliver, flagsIn } from '#tests/mailbox/outside.ts'
import { Outside, until } from '#tests/support/outside.ts'
import { freePort, type RunningSystem, startSystem } from '#tests/support/system.ts'

const queues = z.object({
  items: z.array(z.object({ name: z.string(), depth: z.number(), inFlight: z.number() })),
})
const address = (number: number) => `kundin${number}@kunde.example`
const mailOf = (number: number) =>
  `Return-Path: <${address(number)}>\r\nFrom: Anna Meier <${address(number)}>\r\nTo: ${USER}\r\nSubject: Frage ${number}\r\n` +
  `Message-ID: <${number}@kunde.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWann kommt meine Karte Nummer ${number}?\r\n`

describe.skipIf(missing !== undefined)('the whole system with a mailbox elsewhere', () => {
  let server: Dovecot
  let dataDir: string
  let system: RunningSystem
  let outside: Outside

  const arrive = (...numbers: readonly number[]) =>
    deliver(
      server,
      'INBOX',
      numbers.map((number) => ({ raw: mailOf(number), arrivedAt: Date.now() - HOUR })),
    )
  const start = async (ports: { readonly httpPort: number; readonly smtpPort: number }): Promise<void> => {
    const ANKLANG_MAILBOX = `imap://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${server.port}`
    system = await startSystem({ dataDir, ...ports, environment: { ANKLANG_MAILBOX } })
    outside = new Outside(system.url, system.smtpPort)
  }
  /** Moving the clock runs what is scheduled. */
  const minutePasses = () => outside.json('POST', '/local/clock', { body: { advanceSeconds: 1 } })
  const acknowledged = async () =>
    (await outside.outbox('?limit=500')).filter(({ headers }) => headers['auto-submitted'] === 'auto-replied')
  /** Mails that were taken in or lie in the queue, and how many of them lie there. */
  const takenOrQueued = async () => {
    const token = await outside.token((await outside.people()).operators[0]?.sub ?? '')
    const { json } = await outside.json('GET', '/v1/operations/queues', { token })
    const mail = queues.parse(json).items.find(({ name }) => name === 'mail')
    const { received } = await outside.totals(token)
    return { received, queued: (mail?.depth ?? 0) + (mail?.inFlight ?? 0) }
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'anklang-mailbox-'))
    server = await startDovecot()
    await arrive(1, 2)
    await deliver(server, 'INBOX', [{ raw: mailOf(3), arrivedAt: Date.now() - HOUR, seen: true }])
    await start({ httpPort: await freePort(), smtpPort: await freePort() })
  })
  afterAll(async () => {
    await system.stop()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('acknowledges what nobody had looked at, and marks it', async () => {
    await minutePasses()
    const sent = await until('two acknowledgements', async () => {
      const mails = await acknowledged()
      return mails.length === 2 && mails
    })
    expect(sent.map(({ to }) => to).toSorted()).toEqual([address(1), address(2)])
    expect(sent.find(({ to }) => to === address(1))?.headers['in-reply-to']).toBe('<1@kunde.example>')
    const marked = (await flagsIn(server, 'INBOX')).filter(({ flags }) => flags.includes('$AnklangTaken'))
    expect(marked).toHaveLength(2)
  })

  test('killed while it pulls, and after an outage, takes every mail once', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 10)
    await arrive(...numbers)
    const broken = minutePasses().catch(() => undefined)
    await until('a mail that is taken', async () =>
      (await flagsIn(server, 'INBOX')).some(({ uid, flags }) => uid > 3 && flags.includes('$AnklangTaken')),
    )
    await system.kill()
    await broken
    await arrive(60, 61)
    await start({ httpPort: await freePort(), smtpPort: await freePort() })
    await minutePasses()
    await minutePasses()
    // `received` counts what lies in the queue as well, and that may be of a mail that was taken before the kill.
    await until('44 mails, each once', async () => {
      const { received, queued } = await takenOrQueued()
      return received >= 44 && received - queued <= 44
    })
    // What the killed system had in its hands comes back when its time-out has passed; the others are acknowledged at once.
    const to = await until('acknowledgements of what came after the outage', async () => {
      const mails = (await acknowledged()).map((mail) => mail.to)
      return mails.includes(address(60)) && mails.includes(address(61)) && mails
    })
    expect(new Set(to).size).toBe(to.length)
    expect((await flagsIn(server, 'INBOX')).filter(({ flags }) => flags.includes('$AnklangTaken'))).toHaveLength(44)
  })
})
