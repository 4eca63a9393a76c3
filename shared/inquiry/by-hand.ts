import { Malformed } from '#shared/errors.ts'
import { MINUTE } from '#shared/instant.ts'
import { absorb, giveBack, mergeInto } from './actions/merging.ts'
import { accept, decline, offer } from './actions/offering.ts'
import { snooze, wake } from './actions/setting-aside.ts'
import { undo } from './actions/undoing.ts'
import type { AdvisorDeskDeps } from './advisor-desk.ts'
import type { AdvisorDesk } from './advisor-desk-port.ts'
import { isVisible } from './advisor-self.ts'
import { changeInquiry } from './change-inquiry.ts'
import { type Actor, advisorOf, assertMine, assertVisible, found, messageBy } from './desk-actor.ts'
import type { Inquiry } from './inquiry.ts'

type ByHand = Pick<AdvisorDesk, 'snooze' | 'wake' | 'offer' | 'accept' | 'decline' | 'merge' | 'undo'>

/** What advisors do with their work beside answering it. See AdvisorDesk for what each call promises. */
export function workByHand(deps: AdvisorDeskDeps, act: Actor): ByHand {
  const { routing } = deps.queues
  return {
    snooze: (inquiryId, advisorId, until) =>
      act(inquiryId, advisorId, (current, now) => {
        assertMine(current, advisorId, 'snooze')
        return snooze(current, until, now)
      }),
    wake: (inquiryId, advisorId) =>
      act(inquiryId, advisorId, (current, now) => {
        assertMine(current, advisorId, 'wake')
        return wake(current, now)
      }),
    offer: (inquiryId, advisorId, to) => {
      const messageId = deps.newId()
      return act(inquiryId, advisorId, (current, now, index, advisor) => {
        assertMine(current, advisorId, 'offer')
        const colleague = index.advisor(to.advisorId)
        const fit = colleague !== undefined && colleague.id !== advisorId && colleague.desks.includes(current.desk)
        if (!fit || !isVisible(current, colleague, now.now))
          throw new Malformed('offer', [{ path: 'advisorId', message: 'is no colleague at this desk' }])
        const until = now.now + index.institute.work.offerMinutes * MINUTE
        const message = messageBy(advisor, messageId, 'note', to.note, now.now)
        return offer(current, { advisorId: colleague.id, until }, message, now)
      }).then(async (inquiry) => {
        if (inquiry.offer !== undefined) await deps.offers.put(to.advisorId, inquiryId, inquiry.offer.until)
        return inquiry
      })
    },
    accept: async (inquiryId, advisorId) => {
      let freed: string | undefined
      const inquiry = await act(inquiryId, advisorId, (current, now, _index, { capacity }) => {
        freed = current.advisorId
        return current.status === 'assigned' && freed === advisorId
          ? undefined
          : accept(current, { advisorId, capacity }, now)
      })
      if (freed !== undefined && freed !== advisorId) await routing.send({ advisorId: freed })
      await deps.offers.remove(advisorId, inquiryId)
      return inquiry
    },
    decline: async (inquiryId, advisorId, note) => {
      const messageId = deps.newId()
      let to: string | undefined
      const inquiry = await act(inquiryId, advisorId, (current, now, _index, advisor) => {
        to = current.offer?.to
        return decline(current, messageBy(advisor, messageId, 'note', note, now.now), now)
      })
      if (to !== undefined) await deps.offers.remove(to, inquiryId)
      return inquiry
    },
    merge: (inquiryId, advisorId, into) => merge(deps, act, inquiryId, advisorId, into),
    undo: async (inquiryId, advisorId) => {
      let freed: string | undefined
      const inquiry = await act(inquiryId, advisorId, async (current, now) => {
        const change = undo(current, now)
        freed = current.status === 'assigned' ? current.advisorId : undefined
        // First the matter that took it in: a crash in between leaves something to take back again.
        if (current.mergedInto !== undefined)
          await changeInquiry(deps.inquiries, current.mergedInto, (other) => giveBack(other, inquiryId, now))
        return change
      })
      if (inquiry.status === 'waiting') await routing.send({ inquiryId })
      if (freed !== undefined && freed !== inquiry.advisorId) await routing.send({ advisorId: freed })
      return inquiry
    },
  }
}

/** Takes the messages in first: a crash in between shows them twice and loses none, and merging again finishes it. */
async function merge(
  deps: AdvisorDeskDeps,
  act: Actor,
  inquiryId: string,
  advisorId: string,
  into: string,
): Promise<Inquiry> {
  const advisor = advisorOf(await deps.configuration(), advisorId)
  const other = found(await deps.inquiries.find(inquiryId))
  assertVisible(other, advisor, deps.clock())
  if (other.status === 'assigned') assertMine(other, advisorId, 'merge')
  const target = await deps.inquiries.find(into)
  if (target === undefined || !isVisible(target, advisor, deps.clock()))
    throw new Malformed('merge', [{ path: 'into', message: 'is no inquiry that you may see' }])
  if (other.mergedInto === into) return target
  await act(into, advisorId, (current, now) => absorb(current, other, now))
  try {
    await act(inquiryId, advisorId, (current, now) => {
      if (current.status === 'assigned') assertMine(current, advisorId, 'merge')
      return mergeInto(current, into, now)
    })
  } catch (error) {
    await act(into, advisorId, (current, now) => giveBack(current, inquiryId, now))
    throw error
  }
  await deps.queues.routing.send({ advisorId })
  return found(await deps.inquiries.find(into))
}
