/**
 * Bundles that make the same hops and do nothing on the way: the least that this topology can take on this machine. Plain
 * fetch instead of the SDK, no check, no storage.
 */
const send = `
const send = (queueUrl, value) => fetch(process.env.AWS_ENDPOINT_URL_SQS, { method: 'POST',
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
  body: JSON.stringify({ QueueUrl: queueUrl, MessageBody: JSON.stringify(value) }) })
const each = (event, work) => Promise.all(event.Records.map((record) => work(JSON.parse(record.body))))
`

export const EMPTY_HANDLERS: Readonly<Record<string, string>> = {
  'intake-web': `${send}
export const handler = async (event) => {
  await send(process.env.INQUIRIES_QUEUE_URL, { to: JSON.parse(event.body).email })
  return { statusCode: 202, headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ inquiryId: 'empty', reference: 'empty', statusUrl: 'empty' }) }
}`,
  'intake-email': `${send}
export const handler = (event) => each(event, (notice) => send(process.env.INQUIRIES_QUEUE_URL, { to: notice.mail.source }))`,
  register: `${send}
export const handler = (event) => each(event, (message) => Promise.all([
  send(process.env.ACKNOWLEDGEMENTS_QUEUE_URL, message), send(process.env.ROUTING_QUEUE_URL, message)]))`,
  acknowledge: `${send}
const raw = Buffer.from('From: service@musterbank.example\\r\\nSubject: empty\\r\\nAuto-Submitted: auto-replied\\r\\n\\r\\nempty\\r\\n').toString('base64')
export const handler = (event) => each(event, ({ to }) => fetch(process.env.AWS_ENDPOINT_URL + '/v2/email/outbound-emails', {
  method: 'POST', headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ FromEmailAddress: 'service@musterbank.example', Destination: { ToAddresses: [to] }, Content: { Raw: { Data: raw } } }) }))`,
  route: 'export const handler = async () => {}',
}
