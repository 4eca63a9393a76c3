import { z } from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens')
const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as de')
const texts = (max: number) => z.record(language, z.string().min(1).max(max))

/** What can be asked, and so how an answer is read: see shared/form/answers.ts. */
const question = z.strictObject({
  id,
  /** Short: it stands before the answer wherever that is read. */
  label: texts(60),
  hint: texts(200).optional(),
  kind: z.enum(['text', 'date', 'amount', 'choice']),
  /** Of a choice alone. */
  options: z
    .array(z.strictObject({ id, label: texts(80) }))
    .min(2)
    .max(12)
    .optional(),
})
export type Question = z.infer<typeof question>

/** The notice of GDPR article 13: who, why, on what ground, how long, which rights, whom to ask. */
const privacy = z.strictObject({
  /** Named on the page, and changed with the text: `2026-11`. */
  version: z.string().min(1).max(20),
  sections: z
    .array(z.strictObject({ title: texts(100), text: texts(2_000) }))
    .min(1)
    .max(20),
})

/** Bounds on what pages take without sign-in: forms of one network address an hour (beyond them they are suppressed), and messages by the link of one inquiry (beyond them they are refused). */
const protection = z
  .strictObject({
    /** Nobody reads, writes and sends a form in less. */
    minimumSeconds: z.number().int().min(0).max(60).default(3),
    /** From pages without scripts, which cannot show work. */
    withoutProofHour: z.number().int().min(1).max(10_000).default(10),
    /** With the least work; twice as many for every bit more. */
    withProofHour: z.number().int().min(1).max(10_000).default(20),
    /** Zero bits that a proof of work needs at least: 14 take a telephone about a second. */
    leastBits: z.number().int().min(1).max(24).default(14),
    /** Messages by the link of one inquiry. */
    messagesHour: z.number().int().min(1).max(1_000).default(30),
  })
  .prefault({})

const origin = z
  .url()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be an origin: https://www.bank.example',
  )

/** The inquiry form of an institute (form.yaml). */
export const formRules = z
  .strictObject({
    /** Languages that every text below is needed in; the first stands in for languages that a page asks beyond them. */
    languages: z.array(language).min(1).max(30).default(['de', 'en']),
    /** Guided questions by topic. All of them may be left open. */
    questions: z.record(z.string().max(40), z.array(question).min(1).max(6)).default({}),
    privacy: privacy.optional(),
    protection,
    /** Pages of these origins may show the form as their own. */
    embedOrigins: z.array(origin).max(50).default([]),
  })
  .prefault({})
