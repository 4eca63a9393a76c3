import { z } from 'zod'
import { attachmentIdOf, type ScanState } from './attachment.ts'
import type { ScanStates } from './scan-states.ts'

/**
 * "GuardDuty Malware Protection Object Scan Result" as EventBridge brings it (Amazon GuardDuty User Guide, "Monitoring
 * S3 object scans with Amazon EventBridge"). Only what is used is read.
 */
export const scanNoticeSchema = z.object({
  time: z.iso.datetime({ offset: true }),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
})
export type ScanNotice = z.infer<typeof scanNoticeSchema>

const STATES: Readonly<Record<string, Exclude<ScanState, 'pending'>>> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
  UNSUPPORTED: 'unscannable',
}

/**
 * Keeps what the scanner said of a file. `failed`: the scan itself went wrong (FAILED, ACCESS_DENIED); the file stays
 * pending and cannot be downloaded. `foreign`: no file of ours. May throw Unavailable.
 */
export async function recordScan(
  { scans }: { readonly scans: ScanStates },
  { time, detail }: ScanNotice,
): Promise<'recorded' | 'older' | 'failed' | 'foreign'> {
  const attachmentId = attachmentIdOf(detail.s3ObjectDetails.objectKey)
  if (attachmentId === undefined) return 'foreign'
  const state = STATES[detail.scanResultDetails.scanResultStatus]
  return state === undefined ? 'failed' : scans.record({ attachmentId, state, at: Date.parse(time) })
}
