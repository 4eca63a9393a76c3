import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { readRunning } from '#infra/local/running.ts'

/** Puts a message where SQS puts those that failed ten times: the dead letters of the worker of that name (`Route`). */
export async function leaveDeadLetter(dataDir: string, worker: string, body: object): Promise<void> {
  const running = readRunning(dataDir)
  if (running === undefined) throw new Error(`no local system runs on ${dataDir}`)
  const { storageUrl: endpoint, region } = running
  const client = new SQSClient({ endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const { QueueUrls: urls = [] } = await client.send(new ListQueuesCommand({}))
  const name = urls
    .map((url) => url.split('/').at(-1) ?? '')
    .find((one) => one.includes(worker) && one.includes('DeadLetters'))
  if (name === undefined) throw new Error(`${worker} has no dead letters among ${urls.join(' ')}`)
  const account = urls[0]?.split('/').at(-2) ?? ''
  await client.send(
    new SendMessageCommand({ QueueUrl: `${endpoint}/${account}/${name}`, MessageBody: JSON.stringify(body) }),
  )
}
