import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryReader } from '#shared/aws/inquiry-reader.ts'
import { createMilestoneEvents } from '#shared/aws/milestone-events.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { type ConfigurationIndex, indexConfiguration } from '#shared/configuration/configuration-index.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import { Missing } from '#shared/errors.ts'
import { DAY, type Instant } from '#shared/instant.ts'
import { newsOf } from '#shared/promise/news-of.ts'
import type { PromiseNews } from '#shared/promise/pace-store.ts'
import { isMilestone, type MilestoneEvent, openTimes } from '#shared/reaction-times/open-times.ts'
import type { RecordedWeek } from '#shared/simulation/week/recorded-week.ts'
import { roundsOf } from '#shared/simulation/week/rounds-of.ts'
import { type StaffMember, staffNow } from '#shared/sweep/staff.ts'
import type { System } from '../config/system.ts'
import { reach } from '../place/reach.ts'

const TABLES = ['inquiries', 'advisors', 'configuration'] as const

/** The last seven days of a system, and the configuration in force. Reads every inquiry once. Throws an Error that says what to do. */
export async function lastWeek(
  system: System,
): Promise<{ readonly week: RecordedWeek; readonly inForce: ConfigurationIndex }> {
  const { client, tables, now } = await reach({ ...system, names: TABLES })
  const store = createConfigurationStore({ client, tables })
  const inForce = indexConfiguration(await store.current())
  const [from, to] = [now - 7 * DAY, now]
  const events: MilestoneEvent[] = []
  // As many days before: what desks knew of their pace when the week began.
  for await (const event of createMilestoneEvents({ client, tables }).reachedIn(from - 7 * DAY, to))
    if (isMilestone(event)) events.push(event)
  const ids = events.map(({ inquiryId }) => inquiryId)
  const states = await createInquiryReader({ client, tables }).findAll(ids)
  const inquiries = new Map(states.map((state) => [state.inquiryId, state]))
  return {
    inForce,
    week: {
      from,
      to,
      rounds: roundsOf(events, inquiries, inForce, { from, to }),
      presences: presencesOf(await staffNow(createRoster({ client, tables }), inForce, now), from),
      learned: await learnedBefore(events, store, from),
    },
  }
}

/** Presences by hand are kept as they were last set: those of the week. */
const presencesOf = (staff: readonly StaffMember[], since: Instant): RecordedWeek['presences'] =>
  staff
    .flatMap(({ load: { advisorId, presence } }) =>
      presence === undefined || presence.setAt < since
        ? []
        : [{ advisorId, value: presence.value, at: presence.setAt }],
    )
    .sort((a, b) => a.at - b.at)

async function learnedBefore(
  events: readonly MilestoneEvent[],
  store: ConfigurationStore,
  before: Instant,
): Promise<readonly PromiseNews[]> {
  const openTimesFor = openTimes(store)
  const learned: PromiseNews[] = []
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    if (event.at >= before) break
    const news = await newsOf(event, openTimesFor).catch((error: unknown) => {
      // Its desk is in no configuration any more.
      if (error instanceof Missing) return []
      throw error
    })
    learned.push(...news)
  }
  return learned
}
