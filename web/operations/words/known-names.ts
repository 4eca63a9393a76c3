const QUEUES = [
  'mail',
  'inquiries',
  'acknowledgements',
  'routing',
  'outbound',
  'escalations',
  'mail-events',
  'scans',
] as const
/** Why something was taken for a machine's. */
const REASONS = [
  'auto-submitted',
  'autoresponder',
  'form-too-fast',
  'form-too-many',
  'form-without-proof',
  'list',
  'loop',
  'null-sender',
  'own-address',
  'own-message-id',
  'precedence',
  'report',
  'robot-address',
  'spam',
  'subject',
  'virus',
] as const

const named = <const N extends readonly string[]>(names: N) => {
  const all: ReadonlySet<string> = new Set(names)
  return (name: string): name is N[number] => all.has(name)
}
export const isQueue = named(QUEUES)
export const isReason = named(REASONS)
