import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Outside, pause } from '#tests/support/outside.ts'
import { type Handling, openPostOffice, type PostOffice, robotMail } from '#tests/support/post-office.ts'
import { freePort, type RunningSystem, startSystem } from '#tests/support/system.ts'
import { countMetric } from './function-metrics.ts'

export interface LoopsReport {
  /** Mails that the two banks and the robot sent to one another. */
  readonly carried: number
  /** By what was left of the headers on the way: acknowledgements that both banks sent. */
  readonly acknowledgements: Readonly<Record<Handling, number>>
  /** Inquiries with more than one acknowledgement: must be 0. */
  readonly twice: number
  /** Mails of the robot that changes its address, and how many the bank with the low breaker acknowledged. */
  readonly robot: { readonly mails: number; readonly acknowledged: number; readonly breakerOpen: number }
}

export interface LoopsOptions {
  /** Mails with which each exchange begins. */
  readonly seeds: number
  /** Mails of robots that write at once, more than twice what the breaker lets through. */
  readonly robots: number
  /** Acknowledgements a minute at which the breaker of the second bank opens. */
  readonly breaker: number
}

interface LoopBank {
  readonly domain: string
  readonly outside: Outside
  readonly system: RunningSystem
}

const HOUR_AND_MORE = 7_200

/**
 * Two banks on one machine whose mailboxes point at each other, with a post office between them that keeps or loses headers;
 * then robots that write to the second bank, each answer from a new address. Everything ends by itself, or this times out.
 */
export async function runLoops({ seeds, robots, breaker }: LoopsOptions): Promise<LoopsReport> {
  const root = await mkdtemp(join(tmpdir(), 'anklang-loops-'))
  const office = await openPostOffice()
  const open: LoopBank[] = []
  try {
    // One after the other: both synthesize into the same place.
    const first = await openBank(root, 'erste-bank.example', office, 10_000)
    open.push(first)
    const second = await openBank(root, 'zweite-bank.example', office, breaker)
    open.push(second)
    office.deliverTo({ [first.domain]: first.system.smtpPort, [second.domain]: second.system.smtpPort })
    const acknowledgements = { intact: 0, stripped: 0, bare: 0 }
    for (const how of ['intact', 'stripped', 'bare'] as const) {
      office.handle(how)
      const before = await acknowledged(open)
      for (let count = 1; count <= seeds; count += 1) await seed(first, second, `${how}-${count}`)
      await rest(open, office)
      acknowledgements[how] = (await acknowledged(open)).length - before.length
      // The caps of the last exchange must not be what ends the next one.
      for (const { outside } of open)
        await outside.json('POST', '/local/clock', { body: { advanceSeconds: HOUR_AND_MORE } })
    }
    const before = (await acknowledged([second])).length
    const to = `service@${second.domain}`
    const mails = Array.from({ length: robots }, (_, count) => robotMail(1_000_000 + count, to))
    await Promise.all(mails.map(({ from, raw }) => second.outside.send(from, to, raw)))
    await rest(open, office)
    const all = await acknowledged(open)
    return {
      carried: office.carried(),
      acknowledgements,
      twice: all.length - new Set(all).size,
      robot: {
        mails: robots,
        acknowledged: (await acknowledged([second])).length - before,
        breakerOpen: await countMetric(second.system.dataDir, 'acknowledge', 'breakerOpen'),
      },
    }
  } finally {
    await Promise.all(open.map(({ system }) => system.stop()))
    await office.stop()
    await rm(root, { recursive: true, force: true })
  }
}

async function openBank(root: string, domain: string, office: PostOffice, breaker: number): Promise<LoopBank> {
  const config = join(root, `config-${domain}`)
  await cp('config/musterbank', config, { recursive: true })
  for (const name of (await readdir(config)).filter((file) => file.endsWith('.yaml'))) {
    const text = await readFile(join(config, name), 'utf8')
    const moved = text
      .replaceAll('musterbank.example', domain)
      .replace(/globalMinute: \d+/u, `globalMinute: ${breaker}`)
    await writeFile(join(config, name), moved)
  }
  const system = await startSystem({
    dataDir: join(root, `data-${domain}`),
    httpPort: await freePort(),
    smtpPort: await freePort(),
    environment: { ANKLANG_CONFIG: config, ANKLANG_SMTP_RELAY: `127.0.0.1:${office.port}` },
  })
  return { domain, system, outside: new Outside(system.url, system.smtpPort) }
}

/** Somebody enters the other bank's address in the form: the acknowledgement begins the exchange. */
async function seed(from: LoopBank, to: LoopBank, which: string): Promise<void> {
  const message = `Bitte antworten Sie mir, es geht um meine Karte (${which}).`
  await from.outside.json('POST', '/v1/inquiries', { body: { email: `service@${to.domain}`, message } })
}

/** Inquiry ids of all acknowledgements that went out; one that stands there twice was acknowledged twice. */
async function acknowledged(banks: readonly LoopBank[]): Promise<string[]> {
  const mails = await Promise.all(banks.map(({ outside }) => outside.outbox('?limit=10000')))
  return mails
    .flat()
    .flatMap(({ headers, inquiryId }) =>
      headers['auto-submitted'] === 'auto-replied' && typeof inquiryId === 'string' ? [inquiryId] : [],
    )
}

/** Waits until nothing is in flight and no mail has been carried for two seconds. Throws when that does not come. */
async function rest(banks: readonly LoopBank[], office: PostOffice): Promise<void> {
  let last = -1
  for (let quiet = 0, second = 0; quiet < 3; second += 1) {
    if (second > 300) throw new Error('the exchange of mails does not end')
    await pause(1_000)
    const flying = await Promise.all(banks.map(({ outside }) => inFlight(outside)))
    const sent = office.carried() + (await acknowledged(banks)).length
    quiet = flying.every((count) => count === 0) && sent === last ? quiet + 1 : 0
    last = sent
  }
}

async function inFlight(outside: Outside): Promise<number> {
  const { operators } = await outside.people()
  return (await outside.totals(await outside.token(operators[0]?.sub ?? ''))).inFlight
}
