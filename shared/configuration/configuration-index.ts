import type { BusinessCalendar } from '#shared/calendar/business-calendar.ts'
import { compileCalendar } from '#shared/calendar/compile-calendar.ts'
import { type Shift, shiftAt } from '#shared/calendar/shift.ts'
import { Missing } from '#shared/errors.ts'
import type { Instant } from '#shared/instant.ts'
import type { ConfigurationVersion } from './configuration-store.ts'
import type { Advisor, Configuration, Desk, Topic } from './schema.ts'

/** One version of the configuration as use cases hold it: by id, with its calendars. Pure; lookups take constant time. */
export interface ConfigurationIndex {
  readonly version: number
  readonly configuration: Configuration
  readonly institute: Configuration['institute']
  /** IANA zone of the institute. */
  readonly zone: string
  /** Desk of everything unsure. Throws Missing where the configuration names none that exists. */
  readonly generalDesk: () => Desk
  /** The desk staffed for urgent matters, if there is one. */
  readonly urgentDesk: Desk | undefined
  readonly desk: (id: string) => Desk | undefined
  readonly topic: (id: string) => Topic | undefined
  readonly advisor: (id: string) => Advisor | undefined
  /** By subject of the staff issuer's tokens. */
  readonly advisorBySub: (sub: string) => Advisor | undefined
  /** Everybody who works at the desk, in the order of the configuration. */
  readonly advisorsOf: (deskId: string) => readonly Advisor[]
  /** Compiled when first asked for. Throws Missing for an unknown desk. */
  readonly calendar: (deskId: string) => BusinessCalendar
  /** The advisor's shift at an instant; compiled when first asked for. Throws Missing for an unknown advisor. */
  readonly shift: (advisorId: string, at: Instant) => Shift
}

/** Indexes a version once; keep the result for as long as the version is in force. */
export function indexConfiguration(version: ConfigurationVersion): ConfigurationIndex {
  const { configuration } = version
  const { institute, holidayDates } = configuration
  const desks = byId(configuration.desks)
  const topics = byId(configuration.topics)
  const advisors = byId(configuration.advisors)
  const bySub = new Map(configuration.advisors.map((advisor) => [advisor.sub, advisor]))
  const atDesk = new Map(
    configuration.desks.map((desk) => [
      desk.id,
      configuration.advisors.filter((advisor) => advisor.desks.includes(desk.id)),
    ]),
  )
  const calendars = new Map<string, BusinessCalendar>()

  function deskNamed(id: string): Desk {
    const desk = desks.get(id)
    if (desk === undefined) throw new Missing(`desk ${id} of configuration ${version.version}`)
    return desk
  }

  return {
    version: version.version,
    configuration,
    institute,
    zone: institute.zone,
    generalDesk: () => deskNamed(institute.generalDesk),
    urgentDesk: configuration.desks.find((desk) => desk.urgent),
    desk: (id) => desks.get(id),
    topic: (id) => topics.get(id),
    advisor: (id) => advisors.get(id),
    advisorBySub: (sub) => bySub.get(sub),
    advisorsOf: (deskId) => atDesk.get(deskId) ?? [],
    calendar(deskId) {
      const known = calendars.get(deskId)
      if (known !== undefined) return known
      const calendar = compileCalendar(deskNamed(deskId).hours, institute.zone, holidayDates)
      calendars.set(deskId, calendar)
      return calendar
    },
    shift(advisorId, at) {
      const advisor = advisors.get(advisorId)
      if (advisor === undefined) throw new Missing(`advisor ${advisorId} of configuration ${version.version}`)
      return shiftAt(advisor, institute.zone, holidayDates, at)
    },
  }
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]))
