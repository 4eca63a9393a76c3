import { expect, it } from 'vitest'
import { advisorInquirySchema } from '#shared/api/inquiry-output.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { fixedModel } from '#shared/topic/fixed-model.fixture.ts'
import { advisorApi } from '#tests/support/advisor-api.ts'
import { createMemoryBank } from '#tests/support/memory-bank.ts'

it('says what was understood, how sure that is and why, beside promise, tone and acknowledgement', async () => {
  const bank = await createMemoryBank({
    version: 'v1',
    model: fixedModel({ 'lending/loan': 0.9, 'cards/card-new': 0.1 }),
  })
  const id = await bank.receive({ text: 'Guten Tag, bitte melden Sie sich!!!' })
  await bank.work()
  const api = advisorApi(bank, () => 'unused')
  const { advisors } = (await bank.world.configuration.current()).configuration
  const owner = advisors.find(({ desks }) => desks.includes('lending'))
  const claims = { sub: owner?.sub ?? '', 'cognito:groups': '[advisor]' }
  const shown = advisorInquirySchema.parse(
    (await send(api, 'GET /v1/advisor/inquiries/{id}', { parameters: { id }, claims })).json,
  )
  expect(shown.understood).toEqual({
    topic: 'loan',
    desk: 'lending',
    urgent: false,
    confidence: 0.9,
    guesses: [
      { topic: 'loan', desk: 'lending', confidence: 0.9 },
      { topic: 'card-new', desk: 'cards', confidence: 0.1 },
    ],
    words: [],
    because: ['model'],
    model: 'v1',
    configVersion: 1,
  })
  expect(shown.promise?.basis).toMatchObject({ desk: 'lending' })
  expect(shown.tone.angry).toContain('!!!')
  expect(shown.messages.find(({ kind }) => kind === 'acknowledgement')?.text).toContain(shown.reference)
})
