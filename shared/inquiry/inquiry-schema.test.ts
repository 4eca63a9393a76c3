import { describe, expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import type { Inquiry, InquiryEvent, Message } from './inquiry.ts'
import { type eventSchema, inquirySchema, messageSchema } from './inquiry-schema.ts'

const message: Message = {
  messageId: 'm1',
  direction: 'inbound',
  kind: 'inquiry',
  text: 'Guten Tag',
  at: 1_700_000_000_000,
  author: { role: 'customer', name: 'Erika' },
}

describe('schemas of stored inquiries', () => {
  test('have every field of the types, so that none vanishes on reading', () => {
    expectTypeOf<keyof z.infer<typeof inquirySchema>>().toEqualTypeOf<keyof Inquiry>()
    expectTypeOf<keyof z.infer<typeof inquirySchema>['customer']>().toEqualTypeOf<keyof Inquiry['customer']>()
    expectTypeOf<keyof NonNullable<z.infer<typeof inquirySchema>['promise']>>().toEqualTypeOf<
      keyof NonNullable<Inquiry['promise']>
    >()
    expectTypeOf<keyof z.infer<typeof messageSchema>>().toEqualTypeOf<keyof Message>()
    expectTypeOf<keyof z.infer<typeof eventSchema>>().toEqualTypeOf<keyof InquiryEvent>()
    expect(readAs(messageSchema, message, 'message')).toEqual(message)
  })

  test('name the field that is wrong and never its value', () => {
    const read = () => readAs(messageSchema, { ...message, author: { role: 'Erika Muster' } }, 'message')
    expect(read).toThrow(Malformed)
    expect(read).toThrow(/author\.role/u)
    expect(read).not.toThrow(/Erika/u)
  })

  test('refuse an inquiry that is not whole', () => {
    expect(() => readAs(inquirySchema, { inquiryId: 'i' }, 'inquiry')).toThrow(Malformed)
  })
})
