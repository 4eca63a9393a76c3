import { currentIndex } from '#shared/configuration/current-index.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { publishDocument } from '#shared/configuration/publish-document.ts'
import { takeMail } from '#shared/mail/take-mail.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'

// A process of its own: its peak memory is that of this one mail. The mail itself counts in both cases, and so does all
// that is loaded; what is stored leaves the process, as it does on AWS.
const [mebibytes = '1', shape = 'attachment', what = 'hold'] = process.argv.slice(2)
const head =
  'From: Anna Meier <anna@kunde.example>\r\nTo: service@musterbank.example\r\nSubject: Unterlagen\r\nMIME-Version: 1.0\r\n'
const part = (fields: string, text = ''): string => `--b\r\n${fields}\r\n\r\n${text}`
const mixed = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part('Content-Type: text/plain', 'Anbei.\r\n')}`
const base64 = 'Content-Transfer-Encoding: base64'
/** What each mail begins with, and what fills it up. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  attachment: [
    `${mixed}${part(`Content-Type: application/pdf; name=scan.pdf\r\n${base64}`)}`,
    `${'QUJD'.repeat(19)}\r\n`,
  ],
  attachments: [
    mixed,
    part(`Content-Type: image/png; name=foto.png\r\n${base64}`, `${'QUJD'.repeat(19)}\r\n`.repeat(1_000)),
  ],
  text: [`${head}Content-Type: text/plain\r\n\r\n`, `${'Guten Tag! '.repeat(7)}\r\n`],
  breaks: [`${head}Content-Type: text/plain\r\n\r\n`, '\r\n'],
  html: [
    `${head}Content-Type: text/html\r\n\r\n`,
    '<p><b>Guten Tag</b> &uuml;ber <a href="https://kunde.example">hier</a></p>\r\n',
  ],
}
const [start = '', filling = ''] = SHAPES[shape] ?? []
if (filling === '') throw new Error(`no shape ${shape}`)
const mail = Buffer.alloc(Number(mebibytes) * 1_048_576, filling)
Buffer.from(start).copy(mail)

const world = createMemoryWorld()
await publishDocument({ ...world, clock: () => 0 }, await compileDirectory('config/musterbank'), 'bench')
const configuration = currentIndex(world.configuration)
await configuration()
const deps = {
  configuration,
  raw: { put: async () => {}, get: async () => mail },
  blobs: { put: async () => {} },
  ledger: { ...world.ledger, receive: async () => 'new' as const },
  inquiries: { send: async () => {} },
}
const notice = {
  receivedAt: 0,
  envelopeFrom: 'anna@kunde.example',
  envelopeTo: ['service@musterbank.example'],
  verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'PASS' },
  rawKey: 'raw/large',
} as const
const from = performance.now()
if (what === 'take') await takeMail(deps, notice)
const seconds = (performance.now() - from) / 1_000
process.stdout.write(JSON.stringify({ bytes: process.resourceUsage().maxRSS * 1_024, seconds }))
