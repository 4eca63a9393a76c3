import type { AgentState, Policy } from './call-floor.ts'

/** Queues first come, first served and gives a call to the free agent with the skill who comes first in `order`. */
const firstCome =
  (order: (state: AgentState) => number): Policy =>
  ({ waiting, agents }) => {
    const free = agents.filter((state) => state.free).sort((a, b) => order(a) - order(b))
    if (free.length === 0) return {}
    for (const call of waiting) {
      const chosen = free.find(({ agent }) => agent.skills.has(call.type))
      if (chosen !== undefined) return { pairing: { call, agentId: chosen.agent.agentId } }
    }
    return {}
  }

/** What others do: who got one longest ago, who has been idle longest, who has handled least time so far. */
export const BASELINES = {
  'round-robin': firstCome(({ lastGivenAt }) => lastGivenAt),
  'longest-idle': firstCome(({ idleSince }) => idleSince),
  'least-busy': firstCome(({ handled }) => handled),
} as const satisfies Record<string, Policy>
