import type { KeptFiles } from '#shared/attachments/attachment.ts'
import type { MessageDraft } from '#shared/intake/receive.ts'
import type { ReadMail } from '#shared/mail/read-mail.ts'
import { maskSecrets } from './mask-secrets.ts'
import type { MaskedKind } from './span.ts'

/** Masks texts and remembers what was found in any of them. */
function masking() {
  const kinds = new Set<MaskedKind>()
  const mask = (text: string): string => {
    const masked = maskSecrets(text)
    for (const kind of masked.found) kinds.add(kind)
    return masked.text
  }
  return { mask, found: () => [...kinds].sort() }
}

/**
 * A message as it may be kept: card numbers, PINs, TANs, verification codes and passwords masked in everything that its sender
 * wrote, and `masked` says what there was. Pure; again, it changes nothing.
 */
export function maskDraft(draft: MessageDraft): MessageDraft {
  const { mask, found } = masking()
  const { sender, answers, device } = draft
  const clean = {
    ...draft,
    sender: {
      ...sender,
      name: mask(sender.name),
      ...(sender.phone === undefined ? {} : { phone: mask(sender.phone) }),
    },
    subject: mask(draft.subject),
    text: mask(draft.text),
    ...(answers === undefined ? {} : { answers: maskEntries(answers, mask) }),
    ...(device === undefined ? {} : { device: maskEntries(device, mask) }),
  }
  const masked = [...new Set([...(draft.masked ?? []), ...found()])].sort()
  return masked.length === 0 ? clean : { ...clean, masked }
}

/** "PIN" may be the question and "1234" the answer. */
function maskEntries(entries: Readonly<Record<string, string>>, mask: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(entries).map(([question, answer]) => {
      const name = mask(question)
      const whole = mask(`${name}: ${answer}`)
      return [name, whole.startsWith(`${name}: `) ? whole.slice(name.length + 2) : mask(answer)]
    }),
  )
}

/** A mail that was read, with the same things masked before anything is made of it. Pure. */
export function maskMail(mail: ReadMail): { readonly mail: ReadMail; readonly found: readonly MaskedKind[] } {
  const { mask, found } = masking()
  const clean = {
    ...mail,
    from: { ...mail.from, name: mask(mail.from.name) },
    subject: mask(mail.subject),
    text: mask(mail.text),
    visibleText: mask(mail.visibleText),
    attachments: mail.attachments.map((file) => ({ ...file, name: mask(file.name) })),
  }
  return { mail: clean, found: found() }
}

/** The files of a message with their names masked. */
export function maskFileNames({ attachments, notTaken }: KeptFiles): KeptFiles {
  const masked = <F extends { readonly name: string }>(file: F): F => ({ ...file, name: maskSecrets(file.name).text })
  return {
    ...(attachments === undefined ? {} : { attachments: attachments.map(masked) }),
    ...(notTaken === undefined ? {} : { notTaken: notTaken.map(masked) }),
  }
}
