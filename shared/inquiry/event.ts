import type { Instant } from '#shared/instant.ts'
import type { Inquiry, InquiryEvent, Milestone } from './inquiry.ts'

/** Who does something and when; ids and time come from outside so that actions stay pure. */
export interface ActionContext {
  readonly now: Instant
  /** `system`, `customer`, `advisor:<id>` or `operator:<id>`. */
  readonly by: string
}

/** An event of an inquiry with the dimensions it has now. */
export function eventOf(
  inquiry: Inquiry,
  context: ActionContext,
  event: { readonly eventId: string; readonly type: string; readonly detail?: unknown; readonly milestone?: Milestone },
): InquiryEvent {
  return {
    eventId: event.eventId,
    inquiryId: inquiry.inquiryId,
    at: context.now,
    type: event.type,
    by: context.by,
    ...(event.detail === undefined ? {} : { detail: event.detail }),
    ...(event.milestone === undefined ? {} : { milestone: event.milestone }),
    channel: inquiry.channel,
    desk: inquiry.desk,
    topic: inquiry.topic,
    language: inquiry.language,
    configVersion: inquiry.configVersion,
  }
}
