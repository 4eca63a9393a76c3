import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { LIMITS } from '#shared/intake/channel-message.ts'

/**
 * Text as people type and paste it: line breaks as `\n`, no control characters, no broken surrogate pairs, no space around
 * it. A line break within a paragraph of Word comes as a vertical tab, a page break as a form feed, and a bullet as that of
 * its font Symbol, in Unicode's private area.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\uf0a7\uf0b7]/gu, '•')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ')

/** Several lines of at most `max` UTF-16 code units. */
const block = (max: number) =>
  z
    .string('must be text')
    .overwrite(cleanText)
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)

/** One line of at most `max` UTF-16 code units; line breaks become spaces. */
export const line = (max: number) =>
  z.string('must be text').overwrite(cleanLine).max(max, `must have at most ${max} characters`)

export const messageText = block(LIMITS.message).meta({ description: 'Plain text, 1 to 20,000 characters.' })
export const nameText = line(LIMITS.name).meta({
  description: 'As the person wants to be greeted.',
  example: 'Anna Meier',
})
export const subjectText = line(LIMITS.subject)
export const phoneText = z
  .string('must be text')
  .overwrite(cleanLine)
  .regex(/^[+\d(][\d\s()/.-]{2,38}$/u, 'must be a telephone number such as +49 30 1234567')

/** An address in its one form: lower-case, the domain in ASCII (RFC 5890). */
const plainAddress = (text: string): string => {
  const address = text.trim().toLowerCase()
  const at = address.lastIndexOf('@')
  return at < 0 ? address : `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`
}
export const emailText = z
  .string('must be text')
  .overwrite(plainAddress)
  .max(LIMITS.email, `must have at most ${LIMITS.email} characters`)
  .regex(z.regexes.email, 'must be an e-mail address such as name@example.org')
  .meta({ format: 'email', example: 'anna.meier@kunde.example' })

/** BCP 47; only its primary tag counts. Which languages there are is the configuration's to say. */
export const languageText = z
  .string('must be text')
  .overwrite((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[-_].*$/u, ''),
  )
  .regex(/^[a-z]{2,3}$/u, 'must be a language such as de')
  .meta({ description: 'Language of the inquiry and its answers; found out when absent.', example: 'de' })

export const topicText = z
  .string('must be text')
  .max(60, 'must have at most 60 characters')
  .meta({ description: 'Id of one of the institute’s topics; found out when absent.', example: 'transfer' })

const entries = (count: number, length: number) =>
  z
    .record(z.string().min(1).max(60, 'must have a name of at most 60 characters'), block(length))
    .refine((value) => Object.keys(value).length <= count, `must have at most ${count} entries`)
export const answersText = entries(30, 2_000).meta({
  description: 'Answers to a topic’s guided questions, by question.',
})
export const deviceText = entries(20, 200).meta({ description: 'What the app says about itself: model, version.' })
