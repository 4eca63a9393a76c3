import { Conflict, type ConflictingPart } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { inquirySchema } from '#shared/inquiry/inquiry-schema.ts'
import type { InquiryChange, LoadChange } from '#shared/inquiry/inquiry-store.ts'
import { readAs } from '#shared/read-as.ts'
import { emptyLoad, isSameDay } from '#shared/roster/advisor-load.ts'
import { settleStep } from './settle-step.ts'
import { frozen, stored } from './stored.ts'
import type { MemoryTables, Step } from './tables.ts'
import { threadStep } from './thread-step.ts'

/** The parts of a change in the order in which a conflict is named: inquiry, receipt, thread, advisor, message. */
export function commitSteps(tables: MemoryTables, change: InquiryChange): Step[] {
  return [
    stateStep(tables, change),
    ...(change.settle === undefined ? [] : [settleStep(tables, change.settle)]),
    ...(change.threadKeys ?? []).map((key) => threadStep(tables, change.inquiryId, key)),
    ...(change.load ?? []).map((load) => loadStep(tables, load)),
    ...(change.messages ?? []).map((message) =>
      appendStep(tables.messages, change.inquiryId, `${message.at}/${message.messageId}`, message),
    ),
    ...(change.events ?? []).map((event) =>
      appendStep(tables.events, change.inquiryId, `${event.at}/${event.eventId}`, event),
    ),
  ]
}

function stateStep({ inquiries }: MemoryTables, change: InquiryChange): Step {
  const { inquiryId, expectVersion, set } = change
  const before = inquiries.get(inquiryId)
  if (!fits(before, change)) return { check: () => refuse('inquiry'), apply: () => undefined }
  if (set === undefined && expectVersion === undefined) return { check: () => undefined, apply: () => undefined }
  const version = typeof expectVersion === 'number' ? { version: expectVersion + 1 } : {}
  const after = readAs(inquirySchema, stored({ ...before, ...set, ...version }), 'inquiry')
  return { check: () => undefined, apply: () => inquiries.set(inquiryId, frozen(after)) }
}

function fits(before: Inquiry | undefined, { expectVersion, once, set }: InquiryChange): boolean {
  if (expectVersion === 'absent') return before === undefined
  if (once !== undefined) return before?.version === once.version && before[once.field] === undefined
  if (expectVersion === undefined) return set === undefined || before !== undefined
  return before?.version === expectVersion
}

const refuse = (what: ConflictingPart): never => {
  throw new Conflict(what)
}

function loadStep({ advisors }: MemoryTables, change: LoadChange): Step {
  const { advisorId } = change
  const load = advisors.get(advisorId) ?? emptyLoad(advisorId)
  const changes = load.changes + 1
  if ('notice' in change)
    return { check: () => undefined, apply: () => advisors.set(advisorId, stored({ ...load, changes })) }
  const { weight } = change
  if ('remove' in change) {
    return {
      check: () => undefined,
      apply: () => {
        if (!load.open.includes(change.remove)) return
        const open = load.open.filter((inquiryId) => inquiryId !== change.remove)
        advisors.set(advisorId, stored({ ...load, open, openWeight: load.openWeight - weight, changes }))
      },
    }
  }
  return {
    check: () => {
      if (load.open.includes(change.add) || load.openWeight + weight > change.capacity) throw new Conflict('advisor')
    },
    apply: () => {
      const open = [...load.open, change.add].sort()
      advisors.set(
        advisorId,
        stored({
          ...load,
          open,
          openWeight: load.openWeight + weight,
          lastAssignedAt: change.at,
          given: weight + (isSameDay(load.lastAssignedAt, change.at) ? load.given : 0),
          changes,
        }),
      )
    },
  }
}

function appendStep<T>(all: Map<string, Map<string, T>>, inquiryId: string, key: string, value: T): Step {
  return {
    check: () => {
      if (all.get(inquiryId)?.has(key)) throw new Conflict('message')
    },
    apply: () => {
      const own = all.get(inquiryId) ?? new Map<string, T>()
      all.set(inquiryId, own.set(key, stored(value)))
    },
  }
}
