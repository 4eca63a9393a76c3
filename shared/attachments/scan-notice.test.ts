import { describe, expect, it } from 'vitest'
import { createMemoryScanStates } from '#shared/memory/scan-states.ts'
import { attachmentKey } from './attachment.ts'
import { recordScan, scanNoticeSchema } from './scan-notice.ts'

const id = 'a'.repeat(26)
const notice = (status: string, key = attachmentKey('r'.repeat(26), 1, id), time = '2026-11-24T09:00:00Z') =>
  scanNoticeSchema.parse({
    version: '0',
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    time,
    detail: {
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName: 'content', objectKey: key, eTag: 'x', versionId: '1', s3Throttled: false },
      scanResultDetails: { scanResultStatus: status, threats: null },
    },
  })

describe('what the scanner says', () => {
  it.each([
    ['NO_THREATS_FOUND', 'clean'],
    ['THREATS_FOUND', 'infected'],
    ['UNSUPPORTED', 'unscannable'],
  ])('%s makes a file %s', async (status, state) => {
    const scans = createMemoryScanStates()
    expect(await recordScan({ scans }, notice(status))).toBe('recorded')
    expect((await scans.of([id])).get(id)).toBe(state)
  })

  it.each(['FAILED', 'ACCESS_DENIED', 'SOMETHING_NEW'])('%s leaves it pending', async (status) => {
    const scans = createMemoryScanStates()
    expect(await recordScan({ scans }, notice(status))).toBe('failed')
    expect(await scans.of([id])).toEqual(new Map())
  })

  it('earlier does not undo what it said later', async () => {
    const scans = createMemoryScanStates()
    await recordScan({ scans }, notice('THREATS_FOUND'))
    const earlier = notice('NO_THREATS_FOUND', undefined, '2026-11-24T08:00:00Z')
    expect(await recordScan({ scans }, earlier)).toBe('older')
    expect((await scans.of([id])).get(id)).toBe('infected')
  })

  it.each(['raw/x', `uploads/${id}`, 'attachments/../x', `attachments/a/b/1-${id}`])(
    'of %s is no concern',
    async (key) => {
      expect(await recordScan({ scans: createMemoryScanStates() }, notice('THREATS_FOUND', key))).toBe('foreign')
    },
  )
})
