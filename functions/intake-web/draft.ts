import type { WebInquiry } from '#shared/api/inquiry-input.ts'
import type { MessageDraft } from '#shared/intake/receive.ts'

/** An inquiry over the web as every channel's messages are kept. */
export const webDraft = ({
  name,
  email,
  phone,
  language,
  topic,
  subject,
  message,
  answers,
  attachments,
}: WebInquiry): MessageDraft => ({
  channel: 'web',
  sender: { name: name ?? '', email, ...(phone === undefined ? {} : { phone }) },
  subject: subject ?? '',
  text: message,
  ...(language === undefined ? {} : { language }),
  ...(topic === undefined || topic === '' ? {} : { topic }),
  ...(answers === undefined ? {} : { answers }),
  ...(attachments === undefined ? {} : { uploads: attachments }),
})
