import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { z } from 'zod'

const data = z.object({ Data: z.string() })
const addresses = z.array(z.string().min(3).max(320)).default([])

/** Body of `POST /v2/email/outbound-emails` (SES API v2, SendEmail), as far as the stand-in serves it. */
export const sendEmailSchema = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z
    .object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses })
    .default({ ToAddresses: [], CcAddresses: [], BccAddresses: [] }),
  ReplyToAddresses: addresses,
  Content: z.object({
    Raw: z.object({ Data: z.base64() }).optional(),
    Simple: z
      .object({
        Subject: data,
        Body: z.object({ Text: data.optional(), Html: data.optional() }),
        Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
      })
      .optional(),
  }),
  EmailTags: z
    .array(z.object({ Name: z.string().regex(/^[\w:-]{1,256}$/), Value: z.string().regex(/^[\w@.-]{1,256}$/) }))
    .default([]),
  ConfigurationSetName: z.string().optional(),
})
export type SendEmail = z.infer<typeof sendEmailSchema>

/** `Name <a@b.example>` or `a@b.example` → `a@b.example`. */
export const bareAddress = (value: string): string => /<([^<>]+)>\s*$/.exec(value)?.[1] ?? value.trim()

/** The mail's bytes; undefined where the request has neither raw nor simple content. */
export async function toRaw(request: SendEmail): Promise<Buffer | undefined> {
  const { Raw, Simple } = request.Content
  if (Raw !== undefined) return Buffer.from(Raw.Data, 'base64')
  if (Simple === undefined) return undefined
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    from: request.FromEmailAddress,
    to: [...request.Destination.ToAddresses],
    cc: [...request.Destination.CcAddresses],
    replyTo: [...request.ReplyToAddresses],
    subject: Simple.Subject.Data,
    ...(Simple.Body.Text === undefined ? {} : { text: Simple.Body.Text.Data }),
    ...(Simple.Body.Html === undefined ? {} : { html: Simple.Body.Html.Data }),
    headers: Simple.Headers.map(({ Name, Value }) => ({ key: Name, value: Value })),
  })
  return Buffer.from(composed.message.toString())
}

const HEADER_END = /\r?\n\r?\n/

/** Puts SES's own Message-ID in the place of whatever the mail had and leaves every other byte as it was. */
export function replaceMessageId(raw: Buffer, messageId: string): Buffer {
  // latin1 maps bytes to characters one to one.
  const whole = raw.toString('latin1')
  const end = HEADER_END.exec(whole)?.index ?? whole.length
  const kept = whole.slice(0, end).replace(/(^|\n)message-id:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)/gi, '$1')
  return Buffer.from(`Message-ID: <${messageId}>\r\n${kept}${whole.slice(end)}`, 'latin1')
}

/** Header fields, subject and texts of a mail. Repeated fields are joined by a comma. */
export async function readContent(raw: Buffer) {
  const mail = await PostalMime.parse(raw)
  const headers: Record<string, string> = {}
  for (const { key, value } of mail.headers)
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
  return {
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    headers,
    text: mail.text ?? '',
    html: mail.html ?? '',
  }
}
