import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
const shownSchema = z.looseObject({
  customer: z.looseObject({ customerId: z.string().optional(), verified: z.boolean() }),
  decisions: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
})
const listSchema = z.object({ items: z.array(z.looseObject({ inquiryId: z.string(), reference: z.string() })) })

let coreBanking: string
let helene: string
beforeAll(async () => {
  await bank.everybodyFree()
  coreBanking = await bank.token('anklang-core-banking')
  helene = await bank.token('advisor-helene-kraft')
})

const path = (customerId: string) => `/v1/directory/customers/${customerId}`
const question = (text: string) => `Guten Tag,\n\nwie übertrage ich mein Depot auf meine Tochter? ${text}\n`

/** The acknowledgement of the newest mail from that address, and the matter as Helene Kraft has it, if she has. */
async function acknowledged(address: string, count: number) {
  const mails = await until('acknowledgement', async () => {
    const all = await bank.acknowledgements(address)
    return all.length === count && all
  })
  return mails[0] ?? expect.unreachable()
}
async function withHelene(inquiryId: string): Promise<boolean> {
  const { json } = await bank.json('GET', '/v1/advisor/inquiries?view=mine&limit=100', { token: helene })
  return listSchema.parse(json).items.some((item) => item.inquiryId === inquiryId)
}

describe('a customer whom core banking enters', () => {
  it('is greeted by name and gets to their own advisor, and is nobody once taken out', async () => {
    const customerId = `core-${randomUUID().slice(0, 8)}`
    const address = bank.address('core')
    const body = {
      name: { given: 'Nora', family: 'Lindt', title: 'Dr.' },
      salutation: 'ms',
      emails: [address],
      language: 'de',
      ownAdvisorId: 'helene-kraft',
    }
    expect((await bank.json('PUT', path(customerId), { token: coreBanking, body })).status).toBe(201)

    await bank.sendTrusted(address, question('Eins.'), 'N. L.')
    const first = await acknowledged(address, 1)
    expect(first.text).toMatch(/^Sehr geehrte Frau Dr\. Lindt,/u)
    const inquiryId = first.inquiryId ?? ''
    await until('assignment to the own advisor', () => withHelene(inquiryId))
    const shown = shownSchema.parse(
      (await bank.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token: helene })).json,
    )
    expect(shown.customer).toMatchObject({ customerId, verified: true })

    expect((await bank.json('DELETE', path(customerId), { token: coreBanking })).status).toBe(428)
    const taken = await bank.json('DELETE', path(customerId), { token: coreBanking, ifMatch: '"1"' })
    expect(taken.status).toBe(204)
    await bank.sendTrusted(address, question('Und noch etwas ganz anderes: was kostet das?'), 'N. L.')
    const second = await acknowledged(address, 2)
    expect(second.text).not.toContain('Lindt')
    expect((await bank.asAdvisor(helene, inquiryId)).inquiryId).toBe(inquiryId)
  })
})

it('a table is imported by a command, and refused rows are named', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'anklang-customers-')), 'customers.csv')
  const address = bank.address('table')
  const customerId = `table-${randomUUID().slice(0, 8)}`
  await writeFile(
    file,
    `customerId;given;family;salutation;emails;language;register\n${customerId};Nora;Lindt;ms;${address};de;informal\nx;;;;;;\n`,
  )
  const command = ['infra/commands/customers.ts', 'import', file, '--local', inject('dataDir'), '--json']
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  await rm(dirname(file), { recursive: true })
  expect(JSON.parse(stdout)).toMatchObject({ created: 1, refused: [{ row: 3 }, { row: 3 }, { row: 3 }] })
  expect(status).toBe(1)
  const audit = await bank.json('GET', '/v1/operations/audit?deed=customers-imported', { token: await bank.operator() })
  expect(audit.json).toMatchObject({
    items: [{ role: 'command', end: 'done', result: '1 created, 0 changed, 1 refused' }],
  })
  await bank.sendTrusted(address, question('Drei.'), 'N. L.')
  expect((await acknowledged(address, 1)).text).toMatch(/^Hallo Nora,/u)
})

describe('the directory', () => {
  it('is closed to people and to customers', async () => {
    const status = async (sub: string) =>
      (await bank.json('GET', '/v1/directory/customers', { token: await bank.token(sub) })).status
    expect(await status('operator-ruth-lange')).toBe(403)
    expect(await status('advisor-helene-kraft')).toBe(403)
    expect(await status('customer-anna-meier')).toBe(401)
    expect((await bank.json('GET', '/v1/directory/customers')).status).toBe(401)
    expect((await bank.json('GET', '/v1/advisor/me', { token: coreBanking })).status).toBe(403)
  })
})
