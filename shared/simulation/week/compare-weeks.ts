import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { FloorPorts } from './floor.ts'
import { type DeskWeek, measureWeek } from './measure-week.ts'
import type { RecordedWeek } from './recorded-week.ts'
import { simulateWeek } from './simulate-week.ts'

/** A desk before and after a change; one of them is missing where the desk is new or no more. */
export interface DeskComparison {
  readonly desk: string
  readonly before?: DeskWeek
  readonly after?: DeskWeek
}

/** The same week under two configurations, `before` being the one that was in force. Pure. */
export async function compareWeeks(
  week: RecordedWeek,
  before: ConfigurationIndex,
  after: ConfigurationIndex,
  emptyPorts: () => FloorPorts,
): Promise<readonly DeskComparison[]> {
  const [old, young] = [await underOne(before), await underOne(after)]
  const desks = new Set([...old.keys(), ...young.keys()])
  return [...desks].map((desk) => {
    const [one, other] = [old.get(desk), young.get(desk)]
    return { desk, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }
  })

  async function underOne(index: ConfigurationIndex): Promise<ReadonlyMap<string, DeskWeek>> {
    const lived = await simulateWeek(week, before, index, emptyPorts())
    return new Map(measureWeek(lived, week, index).map((measured) => [measured.desk, measured]))
  }
}
