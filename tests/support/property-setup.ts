import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { isCampaign, runs } from './property-runs.ts'

/** Of every property in a normal run, so that a run says the same twice; a campaign draws anew each time. */
const SEED = 20_261_124
const USUAL = 100

// Only files with properties pay for loading fast-check.
const { testPath } = expect.getState()
if (testPath !== undefined && readFileSync(testPath, 'utf8').includes("'fast-check'")) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal(isCampaign ? { numRuns: runs(USUAL) } : { seed: SEED })
}
