import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteItem, putItems } from './fixture/dynamo.ts'
import { echo, queueOf, smallWorkshop, type Workshop } from './fixture/small-system.ts'
import type { LocalSystem } from './start.ts'

let workshop: Workshop
let system: LocalSystem
beforeAll(async () => {
  workshop = smallWorkshop()
  system = await workshop.start()
})
afterAll(async () => {
  await system.stop()
  workshop[Symbol.dispose]()
})

const get = (path: string, init?: RequestInit) => fetch(system.url + path, init)
const post = (path: string, body: unknown) => get(path, { method: 'POST', body: JSON.stringify(body) })
const field = async (response: Promise<Response>, name: string): Promise<string> =>
  String(Object(await (await response).json())[name])
describe('functions behind the HTTP API', () => {
  it('get the event of payload format 2.0 and only their own environment', async () => {
    const { event, environment } = await echo(system, '/open/an%20na?a=1&a=2', { headers: { cookie: 'x=1; y=2' } })
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /open/{name}',
      rawPath: '/open/an%20na',
      pathParameters: { name: 'an na' },
      queryStringParameters: { a: '1,2' },
      cookies: ['x=1', 'y=2'],
      requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' }, stage: '$default' },
    })
    expect(environment['AWS_LAMBDA_FUNCTION_NAME']).toBe('echoFunction')
    expect(Object.keys(environment)).not.toContain('PATH')
  })

  it('get forms in base64, as API Gateway hands them on', async () => {
    const { event } = await echo(system, '/form', { method: 'POST', body: new URLSearchParams({ name: 'Jö' }) })
    expect(event).toMatchObject({ isBase64Encoded: true, body: Buffer.from('name=J%C3%B6').toString('base64') })
  })

  it.each(['/throw', '/crash', '/hang'])('answer 500 after %s and work again', async (path) => {
    const failed = await get(path)
    expect([failed.status, await failed.json()]).toEqual([500, { message: 'Internal Server Error' }])
    expect((await get('/open/x')).status).toBe(200)
  })

  it('are behind the authorizer: 401 without a token, with a broken one, with another issuer’s', async () => {
    const bearer = async (sub: string): Promise<Record<string, string>> => {
      return { authorization: `Bearer ${await field(post('/local/token', { sub }), 'access_token')}` }
    }
    const customer = await bearer('anna')
    expect((await get('/closed')).status).toBe(401)
    expect(
      (await get('/closed', { headers: { authorization: `${customer['authorization']?.slice(0, -4)}AAAA` } })).status,
    ).toBe(401)
    expect((await get('/closed', { headers: await bearer('ben') })).status).toBe(401)
    const { event } = await echo(system, '/closed', { headers: customer })
    expect(event).toMatchObject({
      requestContext: { authorizer: { jwt: { claims: { sub: 'anna', aud: 'anklang-customers' } } } },
    })
  })

  it('never see a body above the gateway’s limit', async () => {
    const response = await get('/form', { method: 'POST', body: Buffer.alloc(11e6) })
    expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }])
  })
})

describe('queues and streams', () => {
  it('a poison message goes to the dead letters, the others of its batch are done, a crash is survived', async () => {
    const [work, reports, dead] = await Promise.all(['Work', 'Reports', 'Dead'].map((id) => queueOf(system, id)))
    await reports?.take(1)
    await Promise.all(['good', 'poison', 'crash'].map((body) => work?.send(body)))
    expect(await dead?.take(1)).toEqual(['poison'])
    const done = await reports?.take(2)
    expect(done).toContainEqual({ from: 'worker', body: 'crash', count: '2' })
    expect(done).toContainEqual(expect.objectContaining({ body: 'good' }))
  })

  it('a bad record of a stream is cut out of its batch and described to the failure destination', async () => {
    const [reports, dead] = await Promise.all([queueOf(system, 'Reports'), queueOf(system, 'Dead')])
    await putItems(system, ['one', 'bad', 'two'])
    await deleteItem(system, 'one')
    expect(await reports.take(2)).toEqual(['one', 'two'].map((pk) => ({ from: 'stream', pk, name: 'INSERT' })))
    const [failure] = await dead.take(1)
    expect(failure).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: '2', endSequenceNumber: '2' },
    })
  })
})

describe('the clock', () => {
  it('moves forward for functions and runs the schedules before it answers', async () => {
    const reports = await queueOf(system, 'Reports')
    const before = Date.now()
    const now = await field(post('/local/clock', { advanceSeconds: 3_600 }), 'now')
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before + 3_600_000)
    expect(await reports.take(1)).toEqual([{ from: 'tick', type: 'Scheduled Event' }])
    expect((await echo(system)).offset).toBe(3_600_000)
  })

  it('does not move back', async () => {
    const response = await post('/local/clock', { advanceSeconds: -1 })
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
  })
})

describe('incoming mail', () => {
  const send = (to: string, user?: string) =>
    createTransport({
      host: '127.0.0.1',
      port: system.smtpPort,
      ignoreTLS: true,
      ...(user && { auth: { user, pass: 'any' } }),
    }).sendMail({
      from: 'anna@kunde.example',
      to,
      subject: 'Überweisung',
      text: 'Guten Tag',
    })

  it('is stored in the bucket with a notice in the queue before 250', async () => {
    await send('service@bank.example', 'dmarc-pass')
    const [notice] = await (await queueOf(system, 'Mail')).take(1)
    expect(notice).toMatchObject({
      notificationType: 'Received',
      mail: { source: 'anna@kunde.example', destination: ['service@bank.example'], headersTruncated: false },
      receipt: {
        recipients: ['service@bank.example'],
        dmarcVerdict: { status: 'PASS' },
        virusVerdict: { status: 'PASS' },
        action: {
          type: 'S3',
          bucketName: 'bucket',
          objectKeyPrefix: 'raw/',
          objectKey: expect.stringMatching(/^raw\/\w{40}$/),
        },
      },
    })
  })

  it('may be 24 MiB, and is refused with 552 above 25', async () => {
    const large = (mebibytes: number) =>
      createTransport({ host: '127.0.0.1', port: system.smtpPort, ignoreTLS: true }).sendMail({
        envelope: { from: '', to: 'x@antwort.bank.example' },
        raw: Buffer.alloc(mebibytes * 1_048_576, `${'a'.repeat(70)}\r\n`),
      })
    await large(24)
    expect(await (await queueOf(system, 'Mail')).take(1)).toMatchObject([{ mail: { source: '' } }])
    await expect(large(26)).rejects.toMatchObject({ responseCode: 552 })
  })

  it('is refused with 550 for others', async () => {
    await expect(send('nobody@elsewhere.example')).rejects.toMatchObject({ responseCode: 550 })
  })
})

describe('outgoing mail', () => {
  it('is in the outbox before SES answers, with SES’s Message-ID, and its events follow', async () => {
    const { environment } = await echo(system)
    const raw =
      'From: Bank <service@bank.example>\r\nTo: anna@kunde.example\r\nMessage-ID: <own@bank.example>\r\nSubject: Ihre Anfrage\r\n\r\nGuten Tag\r\n'
    const send = (from: string) =>
      fetch(`${environment['AWS_ENDPOINT_URL']}/v2/email/outbound-emails`, {
        method: 'POST',
        body: JSON.stringify({
          FromEmailAddress: from,
          Destination: { ToAddresses: ['Anna@kunde.example'] },
          Content: { Raw: { Data: Buffer.from(raw).toString('base64') } },
          EmailTags: [{ Name: 'inquiry', Value: 'abc' }],
          ConfigurationSetName: 'anklang',
        }),
      })
    const answer = await (await send('service@bank.example')).json()
    const mails: unknown = await (await get('/local/outbox?to=anna@kunde.example&inquiryId=abc')).json()
    const id = String(Object(answer).MessageId)
    expect(mails).toMatchObject([
      {
        id,
        from: 'service@bank.example',
        to: 'Anna@kunde.example',
        inquiryId: 'abc',
        subject: 'Ihre Anfrage',
        headers: { 'message-id': `<${id}@eu-central-1.amazonses.com>` },
      },
    ])
    const events = await (await queueOf(system, 'Reports')).take(2)
    expect(events.map((event) => Object(event)['detail-type'])).toEqual(['Email Sent', 'Email Delivered'])
    expect((await send('somebody@elsewhere.example')).status).toBe(400)
  })
})
