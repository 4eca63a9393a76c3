import { inHoursTouching } from '#shared/reaction-times/hours.ts'
import type { MilestoneEvents } from '#shared/reaction-times/milestone-events.ts'
import type { MemoryTables } from './tables.ts'

/** The events of the inquiries that a memory world keeps. */
export const createMemoryMilestoneEvents = ({ events }: Pick<MemoryTables, 'events'>): MilestoneEvents => ({
  async *reachedIn(from, to) {
    for (const own of events.values()) {
      for (const event of own.values()) {
        if (event.milestone !== undefined && inHoursTouching(event.milestone.to, from, to)) yield event
      }
    }
  },
})
