import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export interface RunningSystem {
  readonly url: string
  readonly smtpPort: number
  readonly dataDir: string
  readonly startedInMs: number
  /** SIGTERM, and how long it took to end. */
  stop(): Promise<number>
  /** SIGKILL: nothing gets a chance to tidy up. */
  kill(): Promise<void>
}

/** How to start it; ports are free ones unless given. */
export interface SystemOptions {
  readonly dataDir: string
  readonly httpPort?: number
  readonly smtpPort?: number
  readonly environment?: Readonly<Record<string, string>>
  /** Script and arguments instead of those of `npm start`; it must say when it is ready as that does. */
  readonly command?: readonly string[]
}

/** Starts the whole system as `npm start` does and waits until it says that it is ready. Throws with its output when it does not. */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const started = performance.now()
  const httpPort = options.httpPort ?? (await freePort())
  const smtpPort = options.smtpPort ?? (await freePort())
  const child = spawn(process.execPath, options.command ?? ['infra/local/main.ts'], {
    env: {
      ...process.env,
      ANKLANG_PORT: String(httpPort),
      ANKLANG_SMTP_PORT: String(smtpPort),
      ANKLANG_DATA_DIR: options.dataDir,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(child)
  return {
    url: `http://127.0.0.1:${httpPort}`,
    smtpPort,
    dataDir: options.dataDir,
    startedInMs: performance.now() - started,
    async stop() {
      const from = performance.now()
      await end(child, 'SIGTERM')
      return performance.now() - from
    },
    kill: () => end(child, 'SIGKILL'),
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

function ready(child: ChildProcess): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-10_000)
      if (output.includes('Anklang is ready:')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) =>
      reject(new Error(`the system ended with code ${code} before it was ready:\n${output}`)),
    )
    child.once('error', reject)
  })
}

/** A port that nobody listens on, on loopback. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
