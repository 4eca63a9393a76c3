import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { rounded } from '#tests/support/quantiles.ts'

const MEBIBYTE = 1_048_576
/** One large attachment, many small ones, and text that costs the most a byte. */
const SHAPES = ['attachment', 'attachments', 'text', 'breaks', 'html'] as const

export interface LargeMailReport {
  readonly shape: (typeof SHAPES)[number]
  readonly mebibytes: number
  /** Peak memory of taking the mail in, the mail included, as a multiple of its size. */
  readonly timesItsSize: number
  readonly seconds: number
}

const peakSchema = z.object({ bytes: z.number(), seconds: z.number() })

/** What it costs to take in one mail of 25 MiB: from raw octets to what is stored. */
export async function measureLargeMail(): Promise<readonly LargeMailReport[]> {
  const mebibytes = 25
  const reports: LargeMailReport[] = []
  for (const shape of SHAPES) {
    const without = await peakOf(mebibytes, shape, 'hold')
    const { bytes, seconds } = await peakOf(mebibytes, shape, 'take')
    const timesItsSize = rounded((bytes - without.bytes + mebibytes * MEBIBYTE) / (mebibytes * MEBIBYTE))
    reports.push({ shape, mebibytes, timesItsSize, seconds: rounded(seconds) })
  }
  return reports
}

/** Peak resident bytes of a process that holds such a mail, or holds it and takes it in. */
async function peakOf(mebibytes: number, shape: string, what: 'hold' | 'take'): Promise<z.infer<typeof peakSchema>> {
  const script = new URL('./large-mail-child.ts', import.meta.url).pathname
  const options = ['--disable-warning=ExperimentalWarning', script, String(mebibytes), shape, what]
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  const [code]: unknown[] = await once(child, 'close')
  if (code !== 0) throw new Error(`the process that takes in a large mail (${shape}) failed`)
  return peakSchema.parse(JSON.parse(output))
}
