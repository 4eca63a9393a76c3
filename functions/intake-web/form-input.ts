import { z } from 'zod'
import type { FieldIssue } from '#shared/errors.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { pageLanguage } from '#shared/pages/page-language.ts'
import { PAGE_LANGUAGES } from '#web/texts/texts.ts'

const keySchema = z.string().min(1).max(64).optional().catch(undefined)

/** What a form carries beside its fields. */
export interface FormMeta {
  /** Language of the page it stood on. */
  readonly language: string
  /** Query for the next page where its language would otherwise be another. */
  readonly keepLanguage: string
  /** Made with the page: the same key and content are one message, however often the button is pressed. */
  readonly key: string | undefined
}

/** Reads `lang` and `key` of a form. */
export function formMeta(request: HttpRequest, fields: ReadonlyMap<string, string>, fallback: string): FormMeta {
  const accepted = request.header('accept-language')
  const language = pageLanguage(fields.get('lang'), accepted, PAGE_LANGUAGES, fallback)
  const otherwise = pageLanguage(undefined, accepted, PAGE_LANGUAGES, fallback)
  return {
    language,
    keepLanguage: language === otherwise ? '' : `?lang=${language}`,
    key: keySchema.parse(fields.get('key')),
  }
}

/** What is wrong with a message, as the pages name it. */
export const messageError = (issue: FieldIssue, value: string | undefined) =>
  issue.path !== 'message' ? 'unknownField' : (value ?? '').trim() === '' ? 'messageMissing' : 'messageTooLong'
