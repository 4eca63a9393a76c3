import type { Configuration } from '#shared/configuration/schema.ts'
import type { AcknowledgementFacts } from './acknowledgement.ts'

export const REGISTERS = ['formal', 'informal'] as const
/** How the institute speaks to somebody: Sie or du. */
export type Register = (typeof REGISTERS)[number]

const INFORMAL = '-informal'

/** As the customer wishes, else as the desk speaks, else as the institute speaks to customers of that segment, else as it speaks to everybody. */
export function registerOf(
  { desk, customer }: Pick<AcknowledgementFacts, 'desk' | 'customer'>,
  { desks, institute }: Configuration,
): Register {
  const ofSegment = customer.segment === undefined ? undefined : institute.registerOf[customer.segment]
  return customer.register ?? desks.find(({ id }) => id === desk)?.register ?? ofSegment ?? institute.register
}

/** The folder of a language's texts in a register: `de`, `de-informal`. */
export const folderOf = (language: string, register: Register): string =>
  register === 'informal' ? language + INFORMAL : language

/** The language and register that a folder is for. */
export const readFolder = (folder: string): { readonly language: string; readonly register: Register } =>
  folder.endsWith(INFORMAL)
    ? { language: folder.slice(0, -INFORMAL.length), register: 'informal' }
    : { language: folder, register: 'formal' }

/** Folders that hold templates, in their order; files beside them (the frame of mails) are in none. */
export const foldersIn = (templates: Configuration['templates']): readonly string[] => [
  ...new Set(Object.keys(templates).flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : []))),
]
