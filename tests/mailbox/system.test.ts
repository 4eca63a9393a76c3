import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOUR } from '#shared/instant.ts'
import { Outside, pause, type Totals, until } from '#tests/support/outside.ts'
import { freePort, type RunningSystem, startSystem } from '#tests/support/system.ts'
import { type Dovecot, missing, PASSWORD, startDovecot, USER } from './dovecot.ts'
import { deliver, flagsIn } from './outside.ts'

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
  const settled = async (received: number): Promise<Totals> => {
    const operator = await outside.token((await outside.people()).operators[0]?.sub ?? '')
    const probe = async () => {
      const totals = await outside.totals(operator)
      return totals.received === received && totals.inFlight === 0 && totals
    }
    // What was being worked on when it was killed comes back after the visibility time-out of a minute.
    return until(`rest after ${received} mails`, probe, 90_000)
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
    const totals = await settled(44)
    expect(totals).toMatchObject({ inquiries: 44, merged: 0, suppressed: 0, failed: 0 })
    const once = await until(
      'acknowledgements',
      async () => {
        const to = (await acknowledged()).map((mail) => mail.to)
        return new Set(to).size === 44 && to
      },
      90_000,
    )
    await pause(500)
    expect(once).toHaveLength(44)
  }, 150_000)
})
