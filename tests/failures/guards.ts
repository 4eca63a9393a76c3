/** One guard of the system and the failure of another system that it prevents. */
export interface Guard {
  /** As the tests name it. */
  readonly failure: string
  readonly file: string
  /** The guard in the source, exactly once. */
  readonly guard: string
  /** What stands in its place when it is taken out. */
  readonly without: string
}

/** At least one guard for each of the thirteen failures. */
export const GUARDS: readonly Guard[] = [
  {
    failure: 'frappe/helpdesk PR 3628',
    file: 'shared/mail/automatic/automatic-verdict.ts',
    guard: '  report,\n',
    without: '',
  },
  {
    failure: 'frappe/helpdesk PR 3628',
    file: 'shared/mail/automatic/automatic-verdict.ts',
    guard: '  autoSubmitted,\n  mailingList',
    without: '  mailingList',
  },
  {
    failure: 'freescout 3670, 688',
    file: 'shared/sending/caps.ts',
    guard: "    cap('sender-hour', caps.senderHour, HOUR, now, sender),\n",
    without: '',
  },
  {
    failure: 'freescout 3670, 688',
    file: 'shared/sending/caps.ts',
    guard: 'isLargeProvider(domain, caps.largeProviders)',
    without: 'true',
  },
  {
    failure: 'zammad 1131',
    file: 'shared/mail/automatic/automatic-verdict.ts',
    guard: '  nullSender,\n  autoSubmitted',
    without: '  autoSubmitted',
  },
  {
    failure: 'zammad 1131',
    file: 'shared/registration/own-mail.ts',
    guard: '!isSesId(mail.messageId)',
    without: 'true',
  },
  {
    failure: 'freescout 5591',
    file: 'shared/mail/thread-keys.ts',
    guard: 'mail.sender.trim().toLowerCase(), mail.fingerprint)',
    without: 'mail.sender.trim().toLowerCase())',
  },
  {
    failure: 'chatwoot 9069',
    file: 'shared/mail/thread-keys.ts',
    guard: "['date', mail.date ?? '']",
    without: "['date']",
  },
  {
    failure: 'freescout 351',
    file: 'shared/mail/mime/charset.ts',
    guard: '  } catch {\n    return false\n  }',
    without: '  } finally {\n  }',
  },
  {
    failure: 'freescout 3580',
    file: 'shared/mail/to-channel-message.ts',
    guard: 'cutText(mail.text, LIMITS.mailText)',
    without: 'cutText(mail.visibleText, LIMITS.mailText)',
  },
  {
    failure: 'libredesk 176',
    file: 'shared/registration/find-matter.ts',
    guard: 'for (const address of mail.envelopeTo) {',
    without: "for (const address of ['']) {",
  },
  {
    failure: 'libredesk 176',
    file: 'shared/registration/find-matter.ts',
    guard: '[...mail.inReplyTo, ...mail.references.toReversed()]',
    without: 'mail.references.toReversed()',
  },
  {
    failure: 'zammad 5064',
    file: 'shared/registration/find-matter.ts',
    guard: 'const joins = sameAddress ? trusted : await isKnownCustomerOf(deps, inquiry, message)',
    without: 'const joins = trusted || !sameAddress',
  },
  {
    failure: 'chatwoot 7204',
    file: 'shared/sweep/release-absent.ts',
    guard: "if (presence === 'offline') return presence",
    without: "if (presence === 'offline') return undefined",
  },
  {
    failure: 'chatwoot PR 6409, PR 11787',
    file: 'shared/inquiry/actions/milestones.ts',
    guard: "name: 'answered',\n    round: inquiry.round,\n    from: inquiry.roundAt,",
    without: "name: 'answered',\n    round: inquiry.round,\n    from: inquiry.receivedAt,",
  },
  {
    failure: 'chatwoot PR 6409, PR 11787',
    file: 'shared/sending/acknowledge-inquiry.ts',
    guard: "{ name: 'acknowledged', round: 1,",
    without: "{ name: 'answered', round: 1,",
  },
  {
    failure: 'dbt_zendesk 25 and 92, zammad 3180',
    file: 'shared/calendar/opening-days.ts',
    guard: 'const to = zone.startOf(day + 1)',
    without: 'const to = from + DAY',
  },
  {
    failure: 'dbt_zendesk 25 and 92, zammad 3180',
    file: 'shared/calendar/opening-days.ts',
    guard: 'Number(time.slice(3)) * MINUTE',
    without: "(time === '24:00' ? -1 : Number(time.slice(3))) * MINUTE",
  },
  {
    failure: 'dbt_zendesk 25 and 92, zammad 3180',
    file: 'shared/calendar/compile-calendar.ts',
    guard: 'holidays.has(day) ? [] : hoursOfWeek(hours.week, day)',
    without: 'hoursOfWeek(hours.week, day)',
  },
  {
    failure: 'helpy 71',
    file: 'shared/sending/deliver-reply.ts',
    guard: "...(outcome === 'sent' ? {} : { customer: outcome }),",
    without: '',
  },
]
