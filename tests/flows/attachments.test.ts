import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const ENCRYPTED = '%PDF-1.7\ntrailer << /Encrypt 9 0 R /Root 1 0 R >>'
const bank = new Bank()
const shownSchema = z.object({
  messages: z.array(
    z.looseObject({
      attachments: z
        .array(z.looseObject({ attachmentId: z.string(), name: z.string(), type: z.string(), state: z.string() }))
        .default([]),
    }),
  ),
  decisions: z.array(z.looseObject({ type: z.string() })),
})
const formSchema = z.object({
  attachmentId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})
let tokens: string[]

/** The files of an inquiry once nothing is being scanned, by name. */
const scanned = (inquiryId: string, token: string) =>
  until('scan results', async () => {
    const { json } = await bank.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token })
    const files = shownSchema.parse(json).messages.flatMap(({ attachments }) => attachments)
    return files.length > 0 && files.every(({ state }) => state !== 'pending') && files
  })

const open = (inquiryId: string, attachmentId: string, token: string, query = '') =>
  bank.json('GET', `/v1/advisor/inquiries/${inquiryId}/attachments/${attachmentId}${query}`, { token })

async function upload(name: string, content: string, more: Readonly<Record<string, string>> = {}) {
  const body = { name, type: 'application/pdf', bytes: 1_000 }
  const { json } = await bank.json('POST', '/v1/attachments', { body })
  const { attachmentId, upload: form } = formSchema.parse(json)
  const data = new FormData()
  for (const [field, value] of Object.entries({ ...form.fields, ...more })) data.append(field, value)
  data.append('file', new Blob([content]), name)
  const { status, headers } = await fetch(form.url, { method: 'POST', body: data, headers: { origin: bank.url } })
  return { attachmentId, status, origin: headers.get('access-control-allow-origin') }
}

beforeAll(async () => {
  tokens = await bank.everybodyFree()
})

describe('files of a mail', () => {
  it('are scanned, shown, and opened when they are clean or after a warning', async () => {
    const from = bank.address('files')
    const part = (name: string, content: string) =>
      `--b\nContent-Type: application/pdf; name="${name}"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString('base64')}\n`
    const text = `Meine neue Karte ist noch nicht da.\n${part('brief.pdf', '%PDF-1.7 Brief')}${part('geheim.pdf', ENCRYPTED)}--b--`
    const plain = bank.mail(from, { text: `--b\n\n${text}` })
    await bank.send(
      from,
      'service@musterbank.example',
      plain.replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=b'),
    )
    const inquiryId = (await bank.acknowledgement(from)).inquiryId ?? ''
    const token = await bank.ownerOf(inquiryId, tokens)
    const files = await scanned(inquiryId, token)
    expect(files.map(({ name, type, state }) => [name, type, state])).toEqual([
      ['brief.pdf', 'application/pdf', 'clean'],
      ['geheim.pdf', 'application/pdf', 'unscannable'],
    ])
    const [clean = '', encrypted = ''] = files.map(({ attachmentId }) => attachmentId)
    const opened = await open(inquiryId, clean, token)
    const download = await fetch(z.object({ url: z.string() }).parse(opened.json).url)
    expect(await download.text()).toBe('%PDF-1.7 Brief')
    expect((await open(inquiryId, encrypted, token)).status).toBe(409)
    expect((await open(inquiryId, encrypted, token, '?despite=unscannable')).status).toBe(200)
    const { json } = await bank.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token })
    expect(shownSchema.parse(json).decisions.map(({ type }) => type)).toContain('opened-unscanned')
  })
})

describe('a file of a reply', () => {
  it('goes out with the mail once it is clean, and is refused while it is not', async () => {
    const from = bank.address('answered')
    const { inquiryId, statusUrl } = await bank.write('Bitte schicken Sie mir die Bedingungen meiner Karte.', from)
    const token = await bank.ownerOf(inquiryId, tokens)
    const reply = (attachmentId: string, message: string) =>
      bank.json('POST', `/v1/advisor/inquiries/${inquiryId}/replies`, {
        token,
        body: { message, attachments: [attachmentId] },
      })
    const virus = await upload('virus.pdf', EICAR)
    const refused = await reply(virus.attachmentId, 'Anbei.')
    expect([refused.status, refused.json]).toMatchObject([409, { current: { state: 'infected' } }])
    expect((await reply('a'.repeat(26), 'Anbei.')).status).toBe(422)
    const terms = await upload('Bedingungen.pdf', '%PDF-1.7 Bedingungen')
    expect((await reply(terms.attachmentId, 'Anbei die Bedingungen.')).status).toBe(201)
    const sent = await until('the reply', async () =>
      (await bank.outbox(`?to=${from}`)).find(({ raw }) => raw.includes('Bedingungen.pdf')),
    )
    expect(sent.raw).toContain(Buffer.from('%PDF-1.7 Bedingungen').toString('base64'))
    const path = `/v1/inquiries/${statusUrl.split('/').at(-1) ?? ''}`
    const { json } = await bank.json('GET', path)
    const [file] = shownSchema
      .omit({ decisions: true })
      .parse(json)
      .messages.flatMap(({ attachments }) => attachments)
    expect(file).toMatchObject({ name: 'Bedingungen.pdf', state: 'clean' })
    const link = await bank.json('GET', `${path}/attachments/${file?.attachmentId ?? ''}`)
    const download = await fetch(z.object({ url: z.string() }).parse(link.json).url)
    expect(await download.text()).toBe('%PDF-1.7 Bedingungen')
  })
})

describe('an upload', () => {
  it('goes straight to storage and becomes a scanned file of the inquiry that names it', async () => {
    // By mail the receiving service would already have refused it.
    const uploads = [await upload('Auszug.pdf', '%PDF-1.7 Auszug'), await upload('virus.pdf', EICAR)]
    expect(uploads).toMatchObject([{ status: 204, origin: bank.url }, { status: 204 }])
    const { inquiryId } = await bank.write('Anbei der Auszug zu meiner Karte.', bank.address('upload'), {
      attachments: uploads.map(({ attachmentId }) => attachmentId),
    })
    const token = await bank.ownerOf(inquiryId, tokens)
    const files = await scanned(inquiryId, token)
    expect(files).toMatchObject([
      { name: 'Auszug.pdf', type: 'application/pdf', state: 'clean' },
      { name: 'virus.pdf', type: 'text/plain', claimedType: 'application/pdf', state: 'infected' },
    ])
    const infected = files[1]?.attachmentId ?? ''
    expect((await open(inquiryId, infected, token, '?despite=unscannable')).status).toBe(409)
  })

  it('is refused when it is larger than announced or goes elsewhere', async () => {
    expect((await upload('gross.pdf', 'x'.repeat(1_001))).status).toBe(400)
    expect((await upload('fremd.pdf', 'x', { key: 'attachments/a/1-b' })).status).toBe(403)
  })
})
