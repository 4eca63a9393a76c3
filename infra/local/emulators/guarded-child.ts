import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

// Standard input is a pipe from this process. When this process dies, by kill -9 too, the pipe closes, `read` ends, and
// the child is killed: nothing is left behind that would hold its files.
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( while read -r _ <&3; do :; done; kill -9 $child ) 2>/dev/null &
guard=$!
wait $child
status=$?
kill $guard 2>/dev/null
exit $status`

/** A child process that cannot outlive this one. */
export interface GuardedChild {
  /** Resolves with the exit code when the child has ended for whatever reason. */
  readonly ended: Promise<number | null>
  /** Last lines that it wrote to stderr. */
  complaint(): string
  /** Ends it at once. What it has answered is on disk: its database is a write-ahead log. */
  stop(): Promise<void>
}

/** Starts `command` in a session of its own, so that Ctrl-C in a terminal reaches only this process, which then stops it in order. */
export function startGuarded(command: string, args: readonly string[]): GuardedChild {
  const child: ChildProcess = spawn('/bin/sh', ['-c', GUARD, 'guard', command, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-2_000)
  })
  child.stdin?.on('error', () => {})
  const ended = once(child, 'exit').then(([code]): number | null => (typeof code === 'number' ? code : null))
  return {
    ended,
    complaint: () => stderr.trim(),
    stop: async () => {
      child.stdin?.end()
      await ended
    },
  }
}
