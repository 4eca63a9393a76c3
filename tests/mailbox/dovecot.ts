import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#tests/support/system.ts'

const DOVECOT = '/usr/sbin/dovecot'
/** Why there is no real server here; undefined where there is one. */
export const missing: string | undefined = !existsSync(DOVECOT)
  ? 'dovecot is not installed (tests/mailbox/install-dovecot.sh)'
  : process.getuid?.() === 0
    ? undefined
    : 'dovecot needs root to log its users in'

export const USER = 'service@musterbank.example'
export const PASSWORD = 'a password for tests'
const CERTIFICATE = '/CN=127.0.0.1'

export interface Dovecot {
  /** Plain, with STARTTLS on offer. */
  readonly port: number
  readonly tlsPort: number
  /** PEM of the certificate of its own making. */
  readonly certificate: string
  stop(): Promise<void>
}

/** Debian's dovecot on loopback, in a directory of its own, with one user. Throws when it does not answer. */
export async function startDovecot(): Promise<Dovecot> {
  const home = await mkdtemp(join(tmpdir(), 'anklang-dovecot-'))
  const [port, tlsPort] = [await freePort(), await freePort()]
  // Its processes run as users of their own.
  await chmod(home, 0o755)
  for (const folder of ['run', 'state', 'mail']) await mkdir(join(home, folder), { mode: 0o755 })
  const owner = execFileSync('id', ['-u', 'nobody']).toString().trim()
  const group = execFileSync('id', ['-g', 'nobody']).toString().trim()
  execFileSync('chown', [`${owner}:${group}`, join(home, 'mail')])
  const certificate = makeCertificate(home)
  await writeFile(join(home, 'users'), `${USER}:{PLAIN}${PASSWORD}:${owner}:${group}::${join(home, 'mail')}::\n`)
  await writeFile(join(home, 'dovecot.conf'), configuration(home, port, tlsPort))
  const child = spawn(DOVECOT, ['-F', '-c', join(home, 'dovecot.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const stop = async (): Promise<void> => {
    await end(child)
    await rm(home, { recursive: true, force: true })
  }
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries === 100 || child.exitCode !== null) {
      await stop()
      throw new Error(`dovecot does not answer: ${said}`)
    }
    await wait(50)
  }
  return { port, tlsPort, certificate, stop }
}

function makeCertificate(home: string): string {
  const files = ['-keyout', join(home, 'key.pem'), '-out', join(home, 'cert.pem')]
  const names = ['-subj', CERTIFICATE, '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, ...files], {
    stdio: 'ignore',
  })
  return execFileSync('cat', [join(home, 'cert.pem')]).toString()
}

const configuration = (home: string, port: number, tlsPort: number): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${join(home, 'run')}
state_dir = ${join(home, 'state')}
log_path = ${join(home, 'log')}
mail_location = maildir:~/Maildir
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <${join(home, 'cert.pem')}
ssl_key = <${join(home, 'key.pem')}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${join(home, 'users')}
}
userdb {
  driver = passwd-file
  args = username_format=%u ${join(home, 'users')}
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${tlsPort}
    ssl = yes
  }
}
`

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
