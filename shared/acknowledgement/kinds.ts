import { CHANNELS, type Channel } from '#shared/inquiry/inquiry.ts'

/** What a text must say whatever an institute makes of its templates: the promised time and the number where there are such. */
export type Said = 'reference' | 'promise' | 'emergency'

export interface KindRules {
  readonly says: readonly Said[]
  /** Where such a text can be needed. */
  readonly channels: readonly Channel[]
}

/**
 * The kinds of automatic texts; each has a template of its name in every folder. A new kind is an entry here, its templates,
 * and its words in the built-in form; the lint then asks for the rest.
 */
export const KINDS = {
  acknowledgement: { says: ['reference', 'promise', 'emergency'], channels: CHANNELS },
  /** Of a further message. */
  notice: { says: ['reference', 'promise', 'emergency'], channels: CHANNELS },
  /** The promised time moves. */
  delay: { says: ['reference', 'promise', 'emergency'], channels: CHANNELS },
  /** Takes the place of an acknowledgement or notice where only the beginning of the customer's mail could be read. */
  'too-large': { says: ['reference', 'promise', 'emergency'], channels: ['email'] },
} as const satisfies Readonly<Record<string, KindRules>>

export type Kind = keyof typeof KINDS
const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name)
export const KIND_NAMES: readonly Kind[] = Object.keys(KINDS).filter(isKind)
