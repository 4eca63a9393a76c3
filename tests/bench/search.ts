import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDynamoDb } from '#infra/local/emulators/dynamodb.ts'
import { createDocumentClient } from '#shared/aws/clients.ts'
import { systemPacing } from '#shared/aws/dynamo/pacing.ts'
import { writeAll } from '#shared/aws/dynamo/write-all.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createSearchIndex } from '#shared/aws/search-index.ts'
import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { lookFor } from '#shared/search/look-for.ts'
import { placeOf } from '#shared/search/place.ts'
import { sampleInquiry } from '#tests/contracts/samples.ts'
import { createTables } from '#tests/contracts/tables.ts'
import { quantile, rounded } from '#tests/support/quantiles.ts'

/** Words by every how many inquiries have them; no two of the last pair ever meet. */
const WORDS = { karte: 4, umsatz: 10, kontoauszug: 100, schmidt: 500, nadelstreifen: 10_000 } as const
const QUESTIONS = {
  'a frequent word': 'Karte',
  'a name and a frequent word': 'Schmidt Karte',
  'two frequent words': 'Karte Umsatz',
  'three words, one rare': 'Karte Umsatz Nadelstreifen',
  'frequent words that never meet': 'Hauptkonto Nebenkonto',
} as const
const NOW = Date.parse('2026-11-28T12:00:00Z')
const ROUNDS = 20

/** Milliseconds until the first 20 of what was found are read, over lists as long as `inquiries` inquiries at one desk make them. */
export async function measureSearch(inquiries: number) {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-search-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const engine = await startDynamoDb(dataDir)
  stack.defer(engine.stop)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = createDocumentClient({ endpoint: engine.endpoint, region: 'eu-central-1', credentials })
  const tables = await createTables(client, 'bench')
  const places: { readonly term: string; readonly number: number }[] = []
  for (const [term, every] of Object.entries(WORDS))
    for (let number = 0; number < inquiries; number += every) places.push({ term, number })
  for (let number = 0; number < inquiries; number += 10)
    places.push({ term: 'hauptkonto', number }, { term: 'nebenkonto', number: number + 5 })
  const at = (number: number) => ({ inquiryId: `i${number}`, receivedAt: NOW - number * 60_000 })
  const puts = places.map(({ term, number }) => ({ put: { pk: `cards#${term}`, sk: placeOf(at(number)) } }))
  await writeAll(client, tables.search, puts, systemPacing)
  const store = createInquiryStore({ client, tables })
  // Only what an answer shows has to be there.
  const shown = Array.from({ length: inquiries }, (_, number) => number).filter(
    (number) => number < 400 || number % 500 === 0,
  )
  for (const number of shown) {
    const set = sampleInquiry(`i${number}`, { ...at(number), desk: 'cards' })
    await store.commit({ inquiryId: `i${number}`, expectVersion: 'absent', set })
  }
  const index = indexConfiguration({ ...(await compileDirectory('config/musterbank')), version: 1 })
  const deps = {
    inquiries: store,
    searchIndex: createSearchIndex({ client, tables }),
    hashTerm: async () => (term: string) => term,
    clock: () => NOW,
  }
  const rows = []
  for (const [question, text] of Object.entries(QUESTIONS)) {
    const millis: number[] = []
    let found = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const begin = performance.now()
      const answer = await lookFor(deps, { id: 'kaya', desks: ['cards'] }, index, { text, limit: 20 })
      millis.push(performance.now() - begin)
      found = answer.items.length
    }
    rows.push({ question, found, p50: rounded(quantile(millis, 0.5)), p95: rounded(quantile(millis, 0.95)) })
  }
  return rows
}
