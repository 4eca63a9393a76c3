import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryBank } from '#tests/support/memory-bank.ts'

const CALM = ['Der Dauerauftrag geht an meinen Vermieter.', 'Vielen Dank.', 'Ab wann gilt das?']
const URGENT = ['Meine Kreditkarte wurde gestohlen!', 'Ich bin auf Phishing hereingefallen.', 'Meine Girocard ist weg!']

it('keeps every further message in exactly one matter, the urgent ones in matters that are urgent', async () => {
  const further = fc.record({ text: fc.constantFrom(...CALM, ...URGENT), again: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(further, { minLength: 1, maxLength: 4 }), async (messages) => {
      const bank = await createMemoryBank()
      const matter = await bank.receive({ text: 'Bitte ändern Sie meinen Dauerauftrag.' })
      await bank.work()
      const ids: string[] = []
      for (const { text, again } of messages) {
        const id = await bank.receive({ inquiryId: matter, text })
        ids.push(id)
        await bank.work()
        if (again) await bank.world.queues.inquiries.send({ receiptId: id })
        await bank.work()
      }
      const joined = (await bank.world.inquiries.messages(matter)).map(({ messageId }) => messageId)
      for (const [at, id] of ids.entries()) {
        const own = await bank.world.inquiries.find(id)
        const urgent = URGENT.includes(messages[at]?.text ?? '')
        expect(own?.urgent).toBe(urgent ? true : undefined)
        expect(joined.filter((one) => one === id)).toHaveLength(urgent ? 0 : 1)
      }
      expect((await bank.inquiry(matter)).urgent).toBe(false)
    }),
    { numRuns: 10 },
  )
})
