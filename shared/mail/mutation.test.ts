import { expect, it } from 'vitest'
import { seededRandom } from '#shared/seeded-random.ts'
import { FOLDERS, mailsIn, rawMail } from '#tests/mail/corpus.ts'
import { INSTITUTE } from '#tests/mail/institute.ts'
import { mutateMail } from '#tests/mail/mutate.ts'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { runs } from '#tests/support/property-runs.ts'
import { readMail } from './read-mail.ts'
import { sesNotice } from './ses-notice.fixture.ts'
import { toChannelMessage } from './to-channel-message.ts'

const MAILS = runs(2_000)
const LONGEST_MS = 2_000

it('mutated mails, two thousand and more, are each read within two seconds and fit the message of a channel', {
  timeout: runs(120_000),
}, async () => {
  const corpus = FOLDERS.flatMap((folder) => mailsIn(folder).map((name) => rawMail(folder, name)))
  const random = seededRandom(20_261_124)
  let read = 0
  for (let count = 0; count < MAILS; count += 1) {
    const mail = mutateMail(corpus[count % corpus.length] ?? new Uint8Array(), corpus, random)
    const started = cpuTime()
    const message = toChannelMessage(sesNotice(), await readMail(mail), INSTITUTE)
    expect(cpuTime() - started).toBeLessThan(LONGEST_MS)
    if (message.mail?.rawKey === 'raw/o3vrnil0e2ic28tr') read += 1
  }
  expect(read).toBe(MAILS)
})
