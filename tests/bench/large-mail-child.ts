import { readMail } from '#shared/mail/read-mail.ts'

// A process of its own: its peak memory is that of this one mail. The mail itself counts in both cases.
const [mebibytes = '1', what = 'hold'] = process.argv.slice(2)
const bytes = Number(mebibytes) * 1_048_576
const head = Buffer.from(
  'From: Anna Meier <anna@kunde.example>\r\nTo: service@musterbank.example\r\nSubject: Unterlagen\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nAnbei die Unterlagen.\r\n--b\r\n' +
    'Content-Type: application/pdf; name=scan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n',
)
const tail = Buffer.from('\r\n--b--\r\n')
const line = `${'QUJD'.repeat(19)}\r\n`
const mail = Buffer.alloc(bytes, line)
head.copy(mail)
tail.copy(mail, bytes - tail.length)
if (what === 'read') {
  const read = await readMail(mail)
  if (read.attachments.length !== 1) throw new Error('the attachment was not found')
}
process.stdout.write(String(process.resourceUsage().maxRSS * 1_024))
