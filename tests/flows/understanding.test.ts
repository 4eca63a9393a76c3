import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'

const bank = new Bank()
let tokens: string[] = []
beforeAll(async () => {
  tokens = await bank.everybodyFree()
})

/** None of their words is a word of the configuration. */
const MAILS = [
  { language: 'de', desk: 'lending', text: 'Guten Tag, wir bauen ein Haus und brauchen dafür noch 200.000 Euro.' },
  { language: 'en', desk: 'cards', text: 'Your machine swallowed my plastic and did not give it back.' },
] as const

describe('a mail without a word of the configuration', () => {
  it.each(MAILS)(
    'in $language reaches the desk $desk by the model, and its advisor sees why',
    async ({ desk, text }) => {
      const from = bank.address('model')
      const data = bank.mail(from, { text, messageId: `<model.${from}>` })
      expect(await bank.send(from, 'service@musterbank.example', data)).toBe(250)
      const mail = await bank.acknowledgement(from)
      const inquiryId = mail.inquiryId ?? ''
      const owner = await bank.ownerOf(inquiryId, tokens)
      const shown = await bank.asAdvisor(owner, inquiryId)
      expect(shown).toMatchObject({ desk, understood: { desk, because: ['model'], model: expect.any(String) } })
      const words: unknown = Object(shown['understood'])['words']
      for (const word of z.array(z.string()).min(1).max(5).parse(words)) expect(`Anfrage ${text}`).toContain(word)
    },
  )
})
