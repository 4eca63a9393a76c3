import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { Observability } from '#shared/lambda/observability.ts'
import { type SweepDeps, type SweepReport, sweep } from '#shared/sweep/sweep.ts'

export type SweepHandler = (event: unknown, context: Context) => Promise<SweepReport>

/** The schedule's event says nothing that matters; the clock does. A failure is the schedule's to repeat and to alarm. */
export function createHandler(deps: SweepDeps, observability: Observability): SweepHandler {
  const handler = middy<unknown, SweepReport>()
    .use([...observability.middlewares])
    .handler(async () => {
      const report = await sweep(deps)
      for (const [what, count] of Object.entries(report)) if (count > 0) observability.count(what, count)
      return report
    })
  return (event, context) => handler(event, context)
}
