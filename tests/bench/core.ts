import PostalMime from 'postal-mime'
import { createRenderer } from '#shared/acknowledgement/renderer.ts'
import { facts } from '#shared/acknowledgement/sample-facts.fixture.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import { detectLanguage } from '#shared/language/detect-language.ts'
import { readMail } from '#shared/mail/read-mail.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { decide } from '#shared/routing/decide.ts'
import type { RoutingSnapshot } from '#shared/routing/decision.ts'
import { candidate, snapshot } from '#shared/routing/snapshot.fixture.ts'
import { decideNow } from '#shared/routing/snapshot.ts'
import { seededRandom } from '#shared/seeded-random.ts'
import { mendStandings } from '#shared/sweep/mend-standing.ts'
import { staffNow } from '#shared/sweep/staff.ts'
import { SAMPLE_INQUIRIES } from '#shared/topic/sample-inquiries.fixture.ts'
import { understand } from '#shared/topic/understand.ts'
import { FOLDERS, mailsIn, rawMail } from '#tests/mail/corpus.ts'
import { crowd } from '#tests/support/crowd.ts'
import { rounded } from '#tests/support/quantiles.ts'
import { timeInTurn, type Work } from './timing.ts'

export interface CoreReport {
  readonly what: string
  readonly against: string
  readonly microseconds: number
  readonly againstMicroseconds: number
  readonly ratio: number
}

/** The pure core, each piece against something well known on the same input, taken in turn. */
export async function measureCore(): Promise<readonly CoreReport[]> {
  const { configuration } = await compileDirectory('config/musterbank')
  const many = snapshotOf(1_000)
  const desk = await largeDesk(1_000)
  const texts = SAMPLE_INQUIRIES.map(([, text]) => text)
  const { languages, defaultLanguage } = configuration.institute
  const renderer = createRenderer(configuration)
  const mails = FOLDERS.flatMap((folder) => mailsIn(folder).map((name) => rawMail(folder, name)))
  const oneByOne = <T>(items: readonly T[], work: (item: T) => unknown): Work => {
    let next = 0
    return () => {
      next = (next + 1) % items.length
      const item = items[next]
      return item === undefined ? undefined : work(item)
    }
  }
  const asJson = oneByOne(texts, (text) => JSON.parse(JSON.stringify({ subject: '', text, language: 'de' })))
  return [
    await compare(
      'decide, 1,000 candidates',
      () => decide(many),
      'JSON of the same snapshot and back',
      throughJson(many),
    ),
    await compare(
      'a decision at a desk of 1,000, in-memory reads included',
      desk,
      'decide alone, everybody of them',
      () => decide(many),
    ),
    await compare(
      'understand by the rules, a sample inquiry',
      oneByOne(texts, (text) => understand({ subject: '', text, language: 'de' }, configuration, undefined)),
      'JSON of the same text and back',
      asJson,
    ),
    await compare(
      'detectLanguage, a sample inquiry',
      oneByOne(texts, (text) => detectLanguage(text, { languages, fallback: defaultLanguage })),
      'JSON of the same text and back',
      asJson,
    ),
    await compare(
      'acknowledgement, text and HTML',
      () => renderer.acknowledgement(facts()),
      'JSON of the same facts and back',
      throughJson(facts()),
    ),
    await compare(
      `readMail, each of the ${mails.length} mails of tests/mail`,
      () => inTurn(mails, (mail) => readMail(mail)),
      'postal-mime alone on the same mails',
      () => inTurn(mails, (mail) => PostalMime.parse(mail).catch(() => undefined)),
      mails.length,
    ),
  ]
}

async function compare(
  what: string,
  work: Work,
  against: string,
  other: Work,
  /** Pieces that one call does. */
  pieces = 1,
): Promise<CoreReport> {
  const [microseconds = Number.NaN, againstMicroseconds = Number.NaN] = await timeInTurn(work, other)
  return {
    what,
    against,
    microseconds: rounded(microseconds / pieces),
    againstMicroseconds: rounded(againstMicroseconds / pieces),
    ratio: rounded(microseconds / againstMicroseconds),
  }
}

const throughJson = (value: unknown): Work => {
  return () => JSON.parse(JSON.stringify(value))
}

async function inTurn(mails: readonly Uint8Array[], work: (mail: Uint8Array) => Promise<unknown>): Promise<void> {
  for (const mail of mails) await work(mail)
}

/** One decision at a desk of many with standings: whom to look at, their load, who gets it. */
async function largeDesk(count: number): Promise<Work> {
  const now = Date.parse('2026-11-24T09:00:00Z')
  const index = await crowd(count, (place) => (place % 10 === 0 ? {} : { languages: ['de'] }))
  const { inquiries, roster } = createMemoryWorld()
  const clock = () => now
  await mendStandings({ roster, clock }, index, await staffNow(roster, index, now))
  // Storage sorts; in memory that is done here, once.
  const standings = await roster.standing('cards', { limit: count })
  const sorted = { loads: roster.loads, standing: async () => standings.slice(0, 100) }
  const inquiry = inquiryFixture({ receivedAt: now, roundAt: now })
  return () => decideNow({ inquiries, roster: sorted }, inquiry, index, now)
}

/** A desk of many, some away, some full. */
function snapshotOf(count: number): RoutingSnapshot {
  const random = seededRandom(1)
  const advisorId = (index: number) => `advisor-${index}`
  const candidates = Array.from({ length: count }, (_, index) =>
    candidate(advisorId(index), {
      desks: random() < 0.9 ? ['cards', 'payments'] : ['lending'],
      languages: random() < 0.9 ? ['de', 'en'] : ['en'],
      openWeight: Math.floor(random() * 12),
      presence: random() < 0.8 ? 'available' : 'away',
      lastAssignedAt: Math.floor(random() * 1e6),
    }),
  )
  return snapshot(candidates, { ownAdvisorId: advisorId(7), deputyIds: [advisorId(8), advisorId(9)] })
}
