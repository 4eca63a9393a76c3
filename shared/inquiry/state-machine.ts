import { AnklangError } from '#shared/errors.ts'
import { STATUSES, type Status } from './inquiry.ts'

/** Everything that can happen to an inquiry's status. The table is the whole truth; no code moves a status on its own. */
export const TRANSITIONS = {
  register: { from: ['received'], to: 'waiting' },
  suppress: { from: ['received'], to: 'suppressed' },
  release: { from: ['suppressed'], to: 'waiting' },
  assign: { from: ['waiting'], to: 'assigned' },
  reassign: { from: ['waiting', 'assigned'], to: 'assigned' },
  unassign: { from: ['assigned'], to: 'waiting' },
  transfer: { from: ['waiting', 'assigned', 'answered'], to: 'waiting' },
  reply: { from: ['assigned', 'answered'], to: 'answered' },
  ask: { from: ['answered'], to: 'waiting' },
  resolve: { from: ['waiting', 'assigned', 'answered'], to: 'resolved' },
  reopen: { from: ['resolved'], to: 'waiting' },
  merge: { from: ['waiting', 'assigned', 'answered'], to: 'resolved' },
  'restore-waiting': { from: ['waiting', 'assigned', 'resolved'], to: 'waiting' },
  'restore-assigned': { from: ['waiting', 'assigned', 'resolved'], to: 'assigned' },
  'restore-answered': { from: ['waiting', 'assigned', 'resolved'], to: 'answered' },
} as const satisfies Record<string, { readonly from: readonly Status[]; readonly to: Status }>

export type Transition = keyof typeof TRANSITIONS

/** What may be done to an inquiry without moving its status, and while it is what. */
const ACTS = {
  snooze: ['assigned', 'answered'],
  wake: ['assigned', 'answered'],
  offer: ['assigned'],
  accept: ['assigned'],
  decline: ['assigned'],
  lapse: ['assigned'],
  'will-move': ['assigned'],
  stays: ['assigned'],
  escalate: ['waiting', 'assigned', 'answered', 'resolved'],
  'put-off': ['waiting', 'assigned'],
  absorb: ['waiting', 'assigned', 'answered'],
  'give-back': ['waiting', 'assigned', 'answered', 'resolved'],
} as const satisfies Record<string, readonly Status[]>

export type InquiryAct = keyof typeof ACTS

/** The inquiry's status does not allow this; the caller was late or mistaken. */
export class IllegalTransition extends AnklangError {
  readonly retry = 'never'
  readonly transition: Transition | InquiryAct
  readonly status: Status
  constructor(transition: Transition | InquiryAct, status: Status) {
    super(`cannot ${transition} an inquiry that is ${status}`)
    this.transition = transition
    this.status = status
  }
}

/** The status after a transition. Throws IllegalTransition. */
export function nextStatus(status: Status, transition: Transition): Status {
  const row: { readonly from: readonly Status[]; readonly to: Status } = TRANSITIONS[transition]
  if (!row.from.includes(status)) throw new IllegalTransition(transition, status)
  return row.to
}

/** Throws IllegalTransition when the status does not allow the act. */
export function assertAllows(status: Status, act: InquiryAct): void {
  const allowed: readonly Status[] = ACTS[act]
  if (!allowed.includes(status)) throw new IllegalTransition(act, status)
}

/**
 * Throws when a table is not usable: a status that cannot be reached from `received`, or one that cannot be left
 * (every matter can be taken up again). Checked once at start-up.
 */
export function assertSound(
  table: Readonly<Record<string, { readonly from: readonly Status[]; readonly to: Status }>>,
): void {
  const rows = Object.values(table)
  const reached = new Set<Status>(['received'])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const row of rows) if (row.from.some((status) => reached.has(status))) reached.add(row.to)
  }
  for (const status of STATUSES) {
    if (!reached.has(status)) throw new Error(`no transition leads to ${status}`)
    if (!rows.some((row) => row.from.includes(status))) throw new Error(`no transition leaves ${status}`)
  }
}
assertSound(TRANSITIONS)
