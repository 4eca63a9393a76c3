import { beforeEach, describe, expect, test } from 'vitest'
import type { InquiryEvent, Milestone } from '#shared/inquiry/inquiry.ts'
import { HOUR } from '#shared/instant.ts'
import { creation, NOW, sampleEvent, sampleInquiry, sampleMessage } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const answered = (to: number): Milestone => ({ name: 'answered', round: 1, from: NOW - HOUR, to, kept: true })

/** What MilestoneEvents promises. */
export function milestoneEventsContract(name: string, open: OpenWorld): void {
  describe(`milestones read again (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const store = (inquiryId: string, events: readonly InquiryEvent[]) =>
      world.inquiries.commit(creation(sampleInquiry(inquiryId), { events, messages: [sampleMessage(inquiryId)] }))
    const reached = async (from: number, to: number): Promise<InquiryEvent[]> => {
      const events: InquiryEvent[] = []
      for await (const event of world.milestoneEvents.reachedIn(from, to)) events.push(event)
      return events.sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
    }

    test('are those of the hours that a range touches, with all that measuring needs', async () => {
      const at = { before: NOW - 1, first: NOW, last: NOW + HOUR - 1, after: NOW + HOUR }
      const events = Object.entries(at).map(([eventId, to]) => sampleEvent('i', eventId, { milestone: answered(to) }))
      await store('i', events)
      const [, , first, last] = [...events].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
      expect(await reached(NOW + 5, NOW + 6)).toEqual([first, last])
      expect((await reached(NOW, NOW + HOUR + 1)).map(({ eventId }) => eventId)).toEqual(['after', 'first', 'last'])
      expect(await reached(NOW, NOW)).toEqual([])
    })

    test('are of all inquiries and nothing but milestones', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `i${String(index).padStart(2, '0')}`)
      await Promise.all(
        ids.map((id) => store(id, [sampleEvent(id, id, { milestone: answered(NOW) }), sampleEvent(id, 'looked-at')])),
      )
      expect((await reached(NOW, NOW + 1)).map(({ inquiryId }) => inquiryId)).toEqual(ids)
    })

    test('are all there when their reading takes many pages', async () => {
      const text = 'x'.repeat(30_000)
      const messages = (id: string) =>
        Array.from({ length: 8 }, (_, index) => sampleMessage(`${id}-${index}`, { text }))
      const ids = Array.from({ length: 25 }, (_, index) => `p${String(index).padStart(2, '0')}`)
      for (const id of ids) {
        const events = [sampleEvent(id, id, { milestone: answered(NOW) })]
        await world.inquiries.commit(creation(sampleInquiry(id), { messages: messages(id), events }))
      }
      expect((await reached(NOW, NOW + 1)).map(({ inquiryId }) => inquiryId)).toEqual(ids)
    })
  })
}
