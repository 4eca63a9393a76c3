import { describe, expect, it } from 'vitest'
import { createReceiver } from './receive.ts'

const rule = { recipients: ['bank.example'], bucket: 'mail', prefix: 'raw/', topicArn: 'topic' }

async function receive(raw: string, user?: string) {
  const steps: string[] = []
  const notices: unknown[] = []
  const receiver = createReceiver({
    rules: [rule],
    s3: {
      put: async (bucket, key) => {
        steps.push(`${bucket}/${key.slice(0, 4)}`)
      },
    },
    publish: async (topic, message) => {
      steps.push(topic)
      notices.push(JSON.parse(message))
    },
    now: () => Date.parse('2026-12-01T09:00:00Z'),
  })
  await receiver(Buffer.from(raw), { from: '', to: ['a@bank.example', 'b@other.example'], ...(user && { user }) })
  return { steps, notice: notices[0] }
}

describe('receiving a mail', () => {
  it('carries the business time, so that a clock moved forward moves mail too', async () => {
    const { notice } = await receive('Subject: x\r\n\r\nHi')
    expect(notice).toMatchObject({ mail: { timestamp: '2026-12-01T09:00:00.000Z' } })
  })

  it('stores it before the notice tells of it', async () => {
    expect((await receive('Subject: x\r\n\r\nHi')).steps).toEqual(['mail/raw/', 'topic'])
  })

  it('describes envelope and headers, folded lines unfolded', async () => {
    const { notice } = await receive('From: A <a@x.example>\r\nSubject: one\r\n two\r\nX-Own: 1\r\n\r\nHi')
    expect(notice).toMatchObject({
      mail: {
        source: '',
        destination: ['a@bank.example', 'b@other.example'],
        headers: [
          { name: 'From', value: 'A <a@x.example>' },
          { name: 'Subject', value: 'one two' },
          { name: 'X-Own', value: '1' },
        ],
        commonHeaders: { from: ['A <a@x.example>'], subject: 'one two' },
      },
      receipt: { recipients: ['a@bank.example'], dmarcVerdict: { status: 'GRAY' }, spamVerdict: { status: 'PASS' } },
    })
  })

  it('truncates the headers of a notice at 10 KB', async () => {
    const { notice } = await receive(`X-Long: ${'x'.repeat(11_000)}\r\nSubject: y\r\n\r\nHi`)
    expect(notice).toMatchObject({ mail: { headersTruncated: true, headers: [] } })
  })

  it('fails the EICAR and GTUBE tests, also in an attachment', async () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')
    const encoded = Buffer.from(eicar)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n')
    for (const body of [eicar, encoded])
      expect((await receive(`A: b\r\n\r\n${body}`)).notice).toMatchObject({
        receipt: { virusVerdict: { status: 'FAIL' } },
      })
    const gtube = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE', 'STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'].join('-')
    expect((await receive(`A: b\r\n\r\n${gtube}`)).notice).toMatchObject({
      receipt: { spamVerdict: { status: 'FAIL' } },
    })
  })

  it.each([
    ['dmarc-pass', 'PASS'],
    ['dmarc-fail', 'FAIL'],
    ['somebody', 'GRAY'],
  ])('takes the DMARC verdict from the login name %s', async (user, status) => {
    expect((await receive('A: b\r\n\r\n', user)).notice).toMatchObject({ receipt: { dmarcVerdict: { status } } })
  })
})
