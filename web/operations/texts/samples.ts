export const KINDS = ['acknowledgement', 'notice', 'delay', 'too-large'] as const
export const REGISTERS = ['formal', 'informal'] as const
export const CHANNELS = ['email', 'web', 'mobile', 'social'] as const
export const CUSTOMERS = ['ms', 'mr', 'named', 'unknown'] as const

/** Which text, of which sample customer. */
export interface Sample {
  readonly kind: (typeof KINDS)[number]
  readonly topic: string
  readonly language: string
  readonly register: (typeof REGISTERS)[number]
  readonly channel: (typeof CHANNELS)[number]
  readonly customer: (typeof CUSTOMERS)[number]
  readonly urgent: boolean
  readonly closed: boolean
}

/** The sample that shows a template: `de-informal/notice.liquid` is a notice in informal German; parts are shown where they go. */
export function sampleOf(path: string, topic: string, fallback: string): Sample {
  const [folder = '', file = ''] = path.includes('/') ? path.split('/') : [fallback, path]
  const [language = fallback, register] = folder.split('-')
  return {
    kind: KINDS.find((kind) => file.startsWith(`${kind}.`)) ?? 'acknowledgement',
    topic,
    language,
    register: register === 'informal' ? 'informal' : 'formal',
    channel: file.startsWith('short.') ? 'social' : 'email',
    customer: 'ms',
    urgent: false,
    closed: false,
  }
}
