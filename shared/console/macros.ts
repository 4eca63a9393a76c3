import { templateEngine } from '#shared/acknowledgement/template-engine.ts'
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
}
export type MacroOwner = { readonly advisorId: string } | { readonly desk: string }

/** Macros by owner. May throw Unavailable. */
export interface Macros {
  /** All of these owners, by owner and then by id; strongly consistent. */
  of(owners: readonly MacroOwner[]): Promise<readonly Macro[]>
  put(macro: Macro): Promise<void>
  /** No error when there is none. */
  remove(owner: MacroOwner, macroId: string): Promise<void>
}

/** As a word: `advisor:<id>` or `desk:<id>`. */
export const ownerKey = (owner: MacroOwner): string =>
  'desk' in owner ? `desk:${owner.desk}` : `advisor:${owner.advisorId}`

/** What a macro may use: `{{ name }}`, `{{ reference }}`, `{{ promise }}`, `{{ advisor }}`, `{{ desk }}`, `{{ institute }}`. */
interface MacroVariables {
  readonly name: string
  readonly reference: string
  /** "bis morgen, Mittwoch, 10 Uhr"; empty without a promise. */
  readonly promise: string
  readonly advisor: string
  readonly desk: string
  readonly institute: string
}

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

/** Throws TemplateFailure for a text that is no Liquid or names unknown variables. */
export function checkMacro(text: string, index: ConfigurationIndex): void {
  const sample = {
    customer: { name: 'Anna Meier', verified: false },
    reference: '7K3F9-Q2XWM',
    language: 'de',
  } as const
  renderMacro(
    text,
    { ...sample, desk: index.institute.generalDesk, promise: { by: 0, givenAt: 0, configVersion: 1 } },
    '',
    index,
    0,
  )
}
