import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rounded } from '#tests/support/quantiles.ts'

const MEBIBYTE = 1_048_576

/** Memory of reading one mail of 25 MiB, most of it an attachment, as a multiple of its size. */
export async function measureLargeMail(): Promise<{ readonly mebibytes: number; readonly timesItsSize: number }> {
  const mebibytes = 25
  const [without, reading] = [await peakOf(mebibytes, 'hold'), await peakOf(mebibytes, 'read')]
  return { mebibytes, timesItsSize: rounded((reading - without + mebibytes * MEBIBYTE) / (mebibytes * MEBIBYTE)) }
}

/** Peak resident bytes of a process that holds such a mail, or holds and reads it. */
async function peakOf(mebibytes: number, what: 'hold' | 'read'): Promise<number> {
  const script = new URL('./large-mail-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, String(mebibytes), what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  const [code]: unknown[] = await once(child, 'close')
  if (code !== 0) throw new Error('the process that reads a large mail failed')
  return Number(output)
}
