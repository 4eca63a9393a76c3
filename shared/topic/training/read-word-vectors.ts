import { z } from 'zod'
import { readAs } from '#shared/read-as.ts'
import { hashWord, modelWords } from '../model/text-features.ts'
import type { WordVectors } from '../model/word-vectors.ts'

const fileSchema = z.object({
  dimensions: z.number().int().min(2).max(512),
  scales: z.array(z.number().positive()),
  words: z.string(),
  rows: z.string(),
})

/** Word vectors as `word-vectors.json` holds them; how that file was made is in ADR 0018. Throws Malformed. */
export function readWordVectors(content: unknown): WordVectors {
  const { dimensions, scales, words, rows } = readAs(fileSchema, content, 'the word vectors')
  const octets = Buffer.from(rows, 'base64')
  const width = dimensions / 2
  const sorted = words
    .split(' ')
    .map((word, place) => ({ hash: hashWord(modelWords(word)[0] ?? ''), place }))
    .toSorted((a, b) => a.hash - b.hash)
  const sortedRows = new Uint8Array(sorted.length * width)
  sorted.forEach(({ place }, row) => {
    sortedRows.set(octets.subarray(place * width, (place + 1) * width), row * width)
  })
  return {
    dimensions,
    words: Uint32Array.from(sorted, ({ hash }) => hash),
    rows: sortedRows,
    scales: Float32Array.from(scales),
  }
}
