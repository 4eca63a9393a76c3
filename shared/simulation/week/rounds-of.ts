import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { HOUR, type Instant, MINUTE, type Millis } from '#shared/instant.ts'
import type { MilestoneEvent } from '#shared/reaction-times/open-times.ts'
import type { RecordedCustomer, RecordedRound } from './recorded-week.ts'

/** Milestones that are counted from the beginning of their round. */
const OF_ROUND = ['acknowledged', 'assigned', 'opened', 'answered', 'broken']
/** Longer was not one piece of work, and nothing takes no time. */
const [LEAST, MOST] = [MINUTE, 4 * HOUR]
/** Where no answer of the desk was seen. */
const USUAL = 10 * MINUTE

/**
 * The rounds that began in [from, to), from milestones and the inquiries' states. How long somebody worked on an answer is
 * not recorded: it is taken as the desk's opening time from when they had it, had opened it and had given their last
 * answer before, up to this answer; for what was not answered, as what was usual at its desk. Pure.
 */
export function roundsOf(
  events: readonly MilestoneEvent[],
  inquiries: ReadonlyMap<string, Inquiry>,
  index: ConfigurationIndex,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly RecordedRound[] {
  const byRound = Map.groupBy(
    events.filter(({ milestone }) => OF_ROUND.includes(milestone.name) && milestone.withdrawn === undefined),
    ({ inquiryId, milestone }) => `${inquiryId}/${milestone.round}`,
  )
  const efforts = effortsOf(events, index)
  const usual = usualEfforts(efforts)
  return [...byRound.values()]
    .flatMap((own) => {
      const [first] = own
      const inquiry = first && inquiries.get(first.inquiryId)
      if (first === undefined || inquiry === undefined || inquiry.status === 'suppressed') return []
      const answer = own.find(({ milestone }) => milestone.name === 'answered')
      const { inquiryId, channel, desk, topic, language, milestone } = answer ?? first
      const at = Math.min(...own.map((event) => event.milestone.from))
      const effort = (answer && efforts.get(answer)) ?? usual.get(desk) ?? USUAL
      const { urgent, customer } = inquiry
      return [
        {
          inquiryId,
          round: milestone.round,
          at,
          channel,
          desk,
          topic,
          language,
          urgent,
          customer: plain(customer),
          effort,
        },
      ]
    })
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at || (a.inquiryId < b.inquiryId ? -1 : 1))
}

function effortsOf(events: readonly MilestoneEvent[], index: ConfigurationIndex): ReadonlyMap<MilestoneEvent, Millis> {
  const opened = new Map(
    events
      .filter(({ milestone }) => milestone.name === 'opened')
      .map(({ inquiryId, milestone }) => [`${inquiryId}/${milestone.round}`, milestone.to]),
  )
  const answers = events
    .filter(({ milestone }) => milestone.name === 'answered')
    .sort((a, b) => a.milestone.to - b.milestone.to)
  const lastAnswer = new Map<string, Instant>()
  const efforts = new Map<MilestoneEvent, Millis>()
  for (const event of answers) {
    const { inquiryId, desk, milestone } = event
    const { id = '', since = milestone.from } = milestone.advisor ?? {}
    const started = Math.max(since, opened.get(`${inquiryId}/${milestone.round}`) ?? since, lastAnswer.get(id) ?? since)
    lastAnswer.set(id, milestone.to)
    if (index.desk(desk) === undefined) continue
    const worked = index.calendar(desk).businessMillis(Math.min(started, milestone.to), milestone.to)
    efforts.set(event, Math.min(MOST, Math.max(LEAST, worked)))
  }
  return efforts
}

/** The middle one of each desk. */
const usualEfforts = (efforts: ReadonlyMap<MilestoneEvent, Millis>): ReadonlyMap<string, Millis> =>
  new Map(
    [...Map.groupBy(efforts, ([{ desk }]) => desk)].map(([desk, own]) => {
      const sorted = own.map(([, effort]) => effort).sort((a, b) => a - b)
      return [desk, sorted[sorted.length >> 1] ?? USUAL]
    }),
  )

/** Without what names them. */
const plain = ({
  name: _,
  family: _f,
  title: _t,
  salutation: _s,
  email: _e,
  phone: _p,
  ...rest
}: Inquiry['customer']): RecordedCustomer => rest
