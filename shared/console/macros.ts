import { TemplateFailure, templateEngine } from '#shared/acknowledgement/template-engine.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import { speakPromise } from '#shared/promise/speak-promise.ts'

/** A text with variables that goes into a reply. */
export interface Macro {
  /** Chosen by whoever makes it; unique within its owner. */
  readonly macroId: string
  /** Whose it is: `me` of an advisor, or a desk. */
  readonly owner: MacroOwner
  readonly language: string
  readonly title: string
  readonly text: string
  /** Grows with each save; 0 for one of a release that did not count. */
  readonly version: number
  /** Absent in those of such a release. */
  readonly changed?: { readonly at: Instant; readonly by: string }
}
export type MacroOwner = { readonly advisorId: string } | { readonly desk: string }

/** Macros by owner. May throw Unavailable. */
export interface Macros {
  /** All of these owners, by owner and then by id; strongly consistent. */
  of(owners: readonly MacroOwner[]): Promise<readonly Macro[]>
  /**
   * Saves over the version that was seen, 0 for none; throws Conflict('macro') when somebody has saved or taken it out since.
   * `changed` says who saves, and when.
   */
  save(macro: Omit<Macro, 'version'>, seen: number): Promise<void>
  /** No error when there is none; Conflict('macro') when it is another version. */
  remove(owner: MacroOwner, macroId: string, seen: number): Promise<void>
}

/** As a word: `advisor:<id>` or `desk:<id>`. */
export const ownerKey = (owner: MacroOwner): string =>
  'desk' in owner ? `desk:${owner.desk}` : `advisor:${owner.advisorId}`

/** What a macro may use. `promise` is "bis morgen, Mittwoch, 10 Uhr" and empty without one. */
const MACRO_VARIABLES = ['name', 'reference', 'promise', 'advisor', 'desk', 'institute'] as const
type MacroVariables = Readonly<Record<(typeof MACRO_VARIABLES)[number], string>>

/** A macro's text for an inquiry, in Liquid within the bounds of templates. Pure. Throws TemplateFailure. */
export function renderMacro(
  text: string,
  inquiry: Pick<Inquiry, 'customer' | 'reference' | 'promise' | 'desk' | 'language'>,
  advisorName: string,
  index: ConfigurationIndex,
  now: Instant,
): string {
  const { customer, reference, promise, language } = inquiry
  const variables: MacroVariables = {
    name: customer.name,
    reference,
    promise: promise === undefined ? '' : speakPromise(promise.by, now, language, index.zone),
    advisor: advisorName,
    desk: index.desk(inquiry.desk)?.name[language] ?? '',
    institute: index.institute.name,
  }
  return templateEngine({ macro: text }, 'plain').render('macro', variables)
}

/**
 * What is wrong with a macro's text, one entry for each unknown variable also where the text would not come to it; empty
 * where it can be filled in. Pure.
 */
export function macroProblems(text: string, index: ConfigurationIndex): readonly string[] {
  try {
    const known: readonly string[] = MACRO_VARIABLES
    const unknown = templateEngine({ macro: text }, 'plain')
      .variablesOf('macro')
      .filter((variable) => !known.includes(variable))
    if (unknown.length > 0)
      return unknown.map((variable) => `has the unknown variable {{ ${variable} }}; known are ${known.join(', ')}`)
    renderMacro(text, SAMPLE, '', index, 0)
    return []
  } catch (error) {
    if (error instanceof TemplateFailure) return [error.message]
    throw error
  }
}

const SAMPLE = {
  customer: { name: 'Anna Meier', verified: false },
  reference: '7K3F9-Q2XWM',
  language: 'de',
  desk: '',
  promise: { by: 0, givenAt: 0, configVersion: 1 },
} as const
