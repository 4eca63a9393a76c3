import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { putItems } from './fixture/dynamo.ts'
import { echo, queueOf, smallWorkshop, type Workshop } from './fixture/small-system.ts'
import { smallTemplate } from './fixture/template.ts'

let workshop: Workshop
beforeEach(() => {
  workshop = smallWorkshop()
})
afterEach(() => workshop[Symbol.dispose]())

it('stops within 5 s even while a function hangs, and starts again with queue, outbox, clock and tokens as they were', async () => {
  const first = await workshop.start()
  await fetch(`${first.url}/local/clock`, { method: 'POST', body: '{"advanceSeconds":60}' })
  const { environment } = await echo(first)
  await fetch(`${environment['AWS_ENDPOINT_URL']}/v2/email/outbound-emails`, {
    method: 'POST',
    body: JSON.stringify({
      FromEmailAddress: 'service@bank.example',
      Destination: { ToAddresses: ['anna@kunde.example'] },
      Content: { Simple: { Subject: { Data: 'Hallo' }, Body: { Text: { Data: 'Text' } } } },
    }),
  })
  const keys = async (url: string): Promise<unknown> => (await fetch(`${url}/local/oidc/staff/jwks`)).json()
  const keysBefore = await keys(first.url)
  const hanging = fetch(`${first.url}/hang`).catch(() => undefined)
  const begun = performance.now()
  await first.stop()
  expect(performance.now() - begun).toBeLessThan(5_000)
  await hanging

  const second = await workshop.start()
  expect((await echo(second)).offset).toBe(60_000)
  expect(await (await fetch(`${second.url}/local/outbox`)).json()).toMatchObject([{ subject: 'Hallo', text: 'Text\n' }])
  expect(await keys(second.url)).toEqual(keysBefore)
  const reports = await (await queueOf(second, 'Reports')).take(2)
  expect(reports).toEqual([
    { from: 'configure', type: 'Create' },
    { from: 'tick', type: 'Scheduled Event' },
  ])
  await second.stop()
})

it('goes on in a stream where it stopped', async () => {
  const first = await workshop.start()
  const many = Array.from({ length: 12 }, (_, index) => `item-${index}`)
  await putItems(first, many)
  expect(await (await queueOf(first, 'Reports')).take(13)).toHaveLength(13)
  await first.stop()

  const second = await workshop.start()
  await putItems(second, ['last'])
  expect(await (await queueOf(second, 'Reports')).take(1)).toEqual([{ from: 'stream', pk: 'last', name: 'INSERT' }])
  await second.stop()
})

it('runs a custom resource again only when its properties changed', async () => {
  for (const digest of ['good', 'good', 'better']) await (await workshop.start({ digest })).stop()
  const system = await workshop.start({ digest: 'better' })
  expect(await (await queueOf(system, 'Reports')).take(2)).toEqual([
    { from: 'configure', type: 'Create' },
    { from: 'configure', type: 'Update' },
  ])
  await system.stop()
})

it('does not start with a configuration that its custom resource refuses, and says why', async () => {
  await expect(workshop.start({ digest: 'bad' })).rejects.toThrow(/the digest is bad/)
  const system = await workshop.start()
  await system.stop()
})

it('does not start on a data directory that another system uses', async () => {
  const system = await workshop.start()
  await expect(workshop.start()).rejects.toThrow(/Another Anklang uses the data directory/)
  await system.stop()
})

it('does not start with a resource type that it does not know', async () => {
  const template = smallTemplate('good')
  const Resources = { ...template.Resources, Odd: { Type: 'AWS::Odd::Thing' } }
  await expect(workshop.start({ template: { ...template, Resources } })).rejects.toThrow(/Odd of type AWS::Odd::Thing/)
})

it.each([
  ['ANKLANG_PORT', 'ANKLANG_SMTP_PORT'],
  ['ANKLANG_SMTP_PORT', 'ANKLANG_PORT'],
])(
  'does not start when the port of %s is in use, names the variable, and leaves nothing running',
  async (taken, free) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = String(typeof address === 'object' && address !== null ? address.port : 0)
    const environment = { [taken]: port, [free]: '0' }
    await expect(workshop.start({ environment })).rejects.toThrow(
      new RegExp(`ort ${port} .*set ${taken} to another port`),
    )
    server.close()
    await (await workshop.start()).stop()
  },
)
