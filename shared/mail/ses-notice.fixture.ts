import { readSesNotice, type SesNotice } from './ses-notice.ts'

/** A notice as SES writes it; say what matters and leave the rest. */
export const sesNoticeJson = (
  over: { source?: string; recipients?: readonly string[]; dmarc?: string; spam?: string; virus?: string } = {},
) => ({
  notificationType: 'Received',
  mail: {
    timestamp: '2026-11-24T08:12:46.000Z',
    source: over.source ?? 'anna@kunde.example',
    messageId: 'o3vrnil0e2ic28tr',
    destination: ['service@musterbank.example'],
    headersTruncated: false,
    headers: [{ name: 'From', value: 'Anna Meier <anna@kunde.example>' }],
    commonHeaders: { subject: 'Meine Karte' },
  },
  receipt: {
    timestamp: '2026-11-24T08:12:46.000Z',
    processingTimeMillis: 222,
    recipients: over.recipients ?? ['service@musterbank.example'],
    spamVerdict: { status: over.spam ?? 'PASS' },
    virusVerdict: { status: over.virus ?? 'PASS' },
    spfVerdict: { status: 'PASS' },
    dkimVerdict: { status: 'PASS' },
    dmarcVerdict: { status: over.dmarc ?? 'PASS' },
    action: {
      type: 'S3',
      topicArn: 'arn:aws:sns:eu-central-1:012345678912:mail',
      bucketName: 'mail',
      objectKeyPrefix: 'raw/',
      objectKey: 'raw/o3vrnil0e2ic28tr',
    },
  },
})

export const sesNotice = (over: Parameters<typeof sesNoticeJson>[0] = {}): SesNotice =>
  readSesNotice(sesNoticeJson(over))
