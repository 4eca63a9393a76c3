import type { LambdaHandler, Observer } from '#shared/lambda/observer.ts'
import { type SweepDeps, type SweepReport, sweep } from '#shared/sweep/sweep.ts'

/** The schedule's event says nothing that matters; the clock does. */
export const createHandler = (deps: SweepDeps, observer: Observer): LambdaHandler<unknown, SweepReport> =>
  observer.wrap(async () => {
    const report = await sweep(deps)
    for (const [what, count] of Object.entries(report)) observer.outcome(what, count)
    return report
  })
