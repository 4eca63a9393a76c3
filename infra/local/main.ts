import { resolve } from 'node:path'
import { readSettings } from './settings.ts'
import { type LocalSystem, startLocal } from './start.ts'
import { StartError } from './start-error.ts'

const root = resolve(import.meta.dirname, '..', '..')

function announce({ url, smtpPort, mailboxes }: LocalSystem): void {
  const [mailbox = 'any address'] = mailboxes
  const lines = [
    `Inquiry form       ${url}/`,
    `Own inquiries      ${url}/my`,
    `Advisors           ${url}/console`,
    `Operators          ${url}/operations`,
    `API                ${url}/docs`,
    `Sent mail          ${url}/local/mail`,
    `Mailbox            ${mailbox} by SMTP on port ${smtpPort}`,
    `Anklang is ready: ${url}`,
  ]
  console.log(lines.join('\n'))
}

/** One sentence where the cause is known; the stack where it is our own mistake. */
function fail(error: unknown): never {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, root)
  let stopRequested = false
  let system: LocalSystem | undefined
  const stop = (): void => {
    if (stopRequested) return
    stopRequested = true
    // Before it is ready there is nothing that a child process does not give up by itself.
    if (system === undefined) process.exit(0)
    system.stop().then(() => process.exit(0), fail)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  console.log('Starting Anklang. The first start, and one after a change, takes some seconds longer.')
  system = await startLocal({ ...settings, root })
  announce(system)
  const sentence = await system.failed
  if (stopRequested) return
  console.error(sentence)
  await system.stop().catch(() => {})
  process.exit(1)
}

// Node.js warns that its SQLite is young; nobody who starts Anklang can do anything about it.
process.removeAllListeners('warning')
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') console.error(warning)
})
main().catch(fail)
