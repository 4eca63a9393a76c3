import { z } from 'zod'

/** How many times as many runs as in a normal test: `npm run campaign` sets it. */
const factor = z.coerce.number().int().min(1).default(1).parse(process.env['ANKLANG_RUNS_FACTOR'])

/** Runs of a property or fuzz test: `usual` in a normal test, a multiple of that in a campaign. */
export const runs = (usual: number): number => usual * factor

export const isCampaign = factor > 1
