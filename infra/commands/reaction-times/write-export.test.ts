import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'
import { writeExport } from './write-export.ts'

const NOW = Date.parse('2026-11-24T09:00:00.250Z')
const answered: Measurement = {
  marker: 'i1/answered/2',
  inquiryId: 'i1',
  revision: 0,
  at: NOW,
  counted: 'nextResponse',
  channel: 'email',
  desk: 'cards',
  topic: 'card-delivery',
  language: 'de',
  calendarSeconds: 90.5,
  businessSeconds: 60,
  kept: false,
  advisor: { advisorId: 'kaya', did: 'answered' },
}
const { kept: _, advisor: __, ...plain } = answered
const resolved: Measurement = {
  ...plain,
  marker: 'i1/resolved/2',
  at: NOW - 1_000,
  counted: 'resolved',
  split: { inOurHands: 40, waitingForCustomer: 20, deskClosed: 30.5 },
}
const never: Measurement = { ...plain, marker: 'i2/reopened/3', counted: 'reopened', withdrawn: true }

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'anklang-export-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('an export', () => {
  it('has one row a milestone in order of time, and nobody’s name', () => {
    const file = join(directory, 'export.csv')
    expect(writeExport([answered, never, resolved], 'csv', file)).toBe(2)
    const text = readFileSync(file, 'utf8')
    expect(text.split('\r\n')).toEqual([
      'inquiry_id,milestone,round,reached_at,channel,desk,topic,language,business_seconds,calendar_seconds,promise_kept,in_our_hands_seconds,waiting_for_customer_seconds,desk_closed_seconds',
      'i1,resolved,2,2026-11-24T08:59:59.250Z,email,cards,card-delivery,de,60,90.5,,40,20,30.5',
      'i1,nextResponse,2,2026-11-24T09:00:00.250Z,email,cards,card-delivery,de,60,90.5,false,,,',
      '',
    ])
  })

  it('is the same as Parquet, with types that tools know', async () => {
    const file = join(directory, 'export.parquet')
    writeExport([answered, resolved], 'parquet', file)
    const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(file)).buffer })
    expect(rows).toMatchObject([
      { milestone: 'resolved', reached_at: new Date(NOW - 1_000), promise_kept: null, in_our_hands_seconds: 40 },
      { milestone: 'nextResponse', round: 2, business_seconds: 60, promise_kept: false, desk_closed_seconds: null },
    ])
  })

  it('of nothing has no rows', async () => {
    const file = join(directory, 'empty.parquet')
    expect(writeExport([], 'parquet', file)).toBe(0)
    expect(await parquetReadObjects({ file: new Uint8Array(readFileSync(file)).buffer })).toEqual([])
  })
})
