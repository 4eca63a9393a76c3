import { resolve } from 'node:path'
import { synthesize } from './synthesize.ts'

// The CDK CLI says by CDK_OUTDIR where the cloud assembly belongs.
const { CDK_OUTDIR: outdir = 'cdk.out', ANKLANG_CONFIG: configDir = 'config/musterbank' } = process.env
await synthesize(resolve(outdir), { configDir: resolve(configDir) })
