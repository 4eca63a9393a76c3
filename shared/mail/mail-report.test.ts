import { describe, expect, it } from 'vitest'
import { rawMail } from '#tests/mail/corpus.ts'
import { INSTITUTE } from '#tests/mail/institute.ts'
import { reportOnMail } from './mail-report.ts'

describe('the report on a raw mail', () => {
  it('says what was read and that it would be acknowledged', async () => {
    expect(await reportOnMail(rawMail('reading', 'name-encoded-word'), INSTITUTE)).toEqual({
      from: { name: 'Anna Meier', address: 'anna@kunde.example' },
      to: ['service@musterbank.example'],
      subject: 'Meine Karte',
      messageId: '<name-encoded-word@kunde.example>',
      text: 'Anbei.',
      visibleText: 'Anbei.',
      attachments: [{ name: 'Ausweis Rückseite.jpg', type: 'image/jpeg', bytes: 3 }],
      automatic: false,
      acknowledge: true,
      reason: null,
    })
  })

  it.each([
    ['automatic', 'auto-replied', true, 'auto-submitted'],
    ['automatic', 'return-path-empty', true, 'null-sender'],
    ['automatic', 'not-addressed', false, 'not-addressed'],
    ['automatic', 'own-message-id', true, 'own-message-id'],
    ['reading', 'from-missing', false, 'no-address'],
    ['reading', 'nothing', false, 'not-addressed'],
  ] as const)('of %s/%s says that it would not, and why', async (folder, name, automatic, reason) => {
    const report = await reportOnMail(rawMail(folder, name), INSTITUTE)
    expect([report.acknowledge, report.automatic, report.reason]).toEqual([false, automatic, reason])
  })

  it('has no id where the mail has none', async () => {
    expect((await reportOnMail(rawMail('reading', 'message-id-missing'), INSTITUTE)).messageId).toBeNull()
  })
})
