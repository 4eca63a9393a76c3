import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import { speakPromise } from '#shared/promise/speak-promise.ts'
import { escapeHtml } from '#shared/sending/escape-html.ts'
import type { Alarm } from './due-alarms.ts'

/** Words of an alarm. They name the matter and nothing of its customer: mail to staff leaves the institute's systems too. */
const WORDS = {
  de: {
    untaken: 'Dringend und noch von niemandem angesehen',
    ahead: 'Zusage läuft in {minutes} Minuten ab',
    passed: 'Zusage ist abgelaufen',
    secondBreak: 'Zum zweiten Mal nicht rechtzeitig beantwortet',
    about: 'Anfrage {reference}, {desk}, {topic}.',
    promised: 'Zugesagt ist eine Antwort {promise}.',
    nobody: 'Sie ist bei niemandem.',
    with: 'Sie ist bei {advisor}.',
    act: 'Sobald sich jemand darum kümmert, kommt hierzu keine weitere Meldung.',
  },
  en: {
    untaken: 'Urgent, and nobody has looked at it yet',
    ahead: 'A promise ends in {minutes} minutes',
    passed: 'A promise has passed',
    secondBreak: 'Not answered in time for the second time',
    about: 'Inquiry {reference}, {desk}, {topic}.',
    promised: 'An answer is promised {promise}.',
    nobody: 'Nobody has it.',
    with: '{advisor} has it.',
    act: 'As soon as somebody takes care of it there will be no further message about it.',
  },
} as const

/** The mail of an alarm in the institute's own language where there are words for it, else in English. Pure. */
export function alarmMail(
  inquiry: Inquiry,
  alarm: Pick<Alarm, 'step' | 'promise'>,
  index: ConfigurationIndex,
  now: Instant,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const language = index.institute.defaultLanguage === 'de' ? 'de' : 'en'
  const words = WORDS[language]
  const { promise, advisorId } = inquiry
  const what = headline(words, alarm, now)
  const lines = [
    fill(words.about, {
      reference: inquiry.reference,
      desk: index.desk(inquiry.desk)?.name[language] ?? inquiry.desk,
      topic: index.topic(inquiry.topic)?.name[language] ?? inquiry.topic,
    }),
    ...(promise === undefined
      ? []
      : [fill(words.promised, { promise: speakPromise(promise.by, now, language, index.zone) })]),
    inquiry.status === 'assigned' && advisorId !== undefined
      ? fill(words.with, { advisor: index.advisor(advisorId)?.name ?? advisorId })
      : words.nobody,
    words.act,
  ]
  return {
    subject: `${what} [${inquiry.reference}]`,
    text: `${what}\n\n${lines.join('\n')}\n`,
    html: `<!doctype html>\n<html lang="${language}"><body style="font-family:sans-serif;line-height:1.5">\n<p><strong>${escapeHtml(what)}</strong></p>\n${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}\n</body></html>\n`,
  }
}

function headline(
  words: (typeof WORDS)['de' | 'en'],
  { step, promise }: Pick<Alarm, 'step' | 'promise'>,
  now: Instant,
): string {
  const left = (promise?.by ?? now) - now
  if ('untakenMinutes' in step) return words.untaken
  if ('secondBreak' in step) return words.secondBreak
  return left > 0 ? fill(words.ahead, { minutes: String(Math.ceil(left / MINUTE)) }) : words.passed
}

const fill = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '')
