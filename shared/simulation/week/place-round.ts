import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { RecordedRound } from './recorded-week.ts'

/** Where a round begins. */
export interface RoundPlace {
  readonly desk: string
  readonly urgent: boolean
}

/**
 * Where a recorded round begins under another configuration. What followed from its topic then follows from it now; what
 * something else had decided (a mailbox, a person, the words of the message) stays, at the general desk where that desk is
 * no more. Its topic is not recognised anew: that would take the messages. Pure.
 * @param then the configuration that was in force
 */
export function placeRound(round: RecordedRound, then: ConfigurationIndex, index: ConfigurationIndex): RoundPlace {
  const [before, now] = [then.topic(round.topic), index.topic(round.topic)]
  const byTopic = before?.desk === round.desk ? now?.desk : undefined
  const desk = [byTopic, round.desk].find((id) => id !== undefined && index.desk(id) !== undefined)
  return {
    desk: desk ?? index.generalDesk().id,
    urgent: before?.urgent === round.urgent ? (now?.urgent ?? false) : round.urgent,
  }
}
