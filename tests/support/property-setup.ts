import { runs } from './property-runs.ts'

// Only a campaign has to pay for loading fast-check into every test file.
const usual = 100
if (runs(usual) !== usual) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ numRuns: runs(usual) })
}
