import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Roster } from '#shared/roster/advisor-load.ts'
import { candidateOf } from '#shared/routing/candidate.ts'
import { judge } from '#shared/routing/judge.ts'
import { decisionRules, routedInquiry } from '#shared/routing/routed-inquiry.ts'

/**
 * The advisor whom an acknowledgement may name: of a verified customer their own one, else the first of the deputies, whom
 * routing could give it to before the promised time. Once somebody has it, they are named if they are one of these, and nobody
 * else is. Undefined: the desk takes care. May throw Unavailable.
 */
export async function whoTakesCare(
  roster: Pick<Roster, 'loads'>,
  inquiry: Inquiry,
  index: ConfigurationIndex,
  now: Instant,
): Promise<Advisor | undefined> {
  const own = inquiry.customer.ownAdvisorId
  if (!inquiry.customer.verified || own === undefined) return undefined
  const routed = routedInquiry(inquiry, index, undefined)
  const chain = [own, ...routed.deputyIds].flatMap((id) => index.advisor(id) ?? [])
  if (inquiry.status !== 'waiting') return chain.find(({ id }) => id === inquiry.advisorId)
  const loads = await roster.loads(chain.map(({ id }) => id))
  const by = inquiry.promise?.by ?? now
  const rules = decisionRules(inquiry, index, now)
  const mayHaveIt = (advisor: Advisor, load: AdvisorLoad): boolean => {
    for (
      let at: Instant | undefined = now;
      at !== undefined && at <= by;
      at = index.shift(advisor.id, at).nextStartsAt
    ) {
      if (judge(candidateOf(advisor, load, inquiry.desk, index, at), routed, rules).against.length === 0) return true
    }
    return false
  }
  return chain.find((advisor, position) => {
    const load = loads[position]
    return load !== undefined && mayHaveIt(advisor, load)
  })
}
