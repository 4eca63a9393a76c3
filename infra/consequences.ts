/** What people suffer while a part does not work. Alarms and the operators' page repeat these sentences. */
export const CONSEQUENCES = {
  mail: 'Customers who wrote a mail hear nothing, and no advisor sees it.',
  mailbox:
    'Customers who wrote to the mailbox that the institute keeps elsewhere hear nothing, and no advisor sees it.',
  inquiries: 'Customers who wrote get no acknowledgement, and no advisor sees their inquiry.',
  acknowledgements: 'Customers do not hear that their inquiry has arrived and by when a person answers.',
  breaker:
    'Customers who write now get no acknowledgement by mail until a minute with less mail begins; their inquiries are worked.',
  routing: 'Inquiries reach no advisor: customers wait longer than they were promised.',
  outbound: 'Replies that advisors wrote do not reach their customers.',
  escalations: 'Leads and whoever is on call are not told that a promise is about to break or an urgent matter waits.',
  'mail-events': 'Nobody learns that mail did not reach a customer, and after a crash a mail may go out twice.',
  reputation: 'SES may stop sending for the account: customers would get neither acknowledgements nor replies.',
  scans: 'Files that customers sent stay closed: advisors cannot open them.',
  failedScan: 'A file that a customer sent stays closed: no advisor can open it, although its message is there.',
  topicModel:
    'Inquiries reach the right desk less often, and what is urgent in words that nobody listed is not treated as urgent.',
  measure: 'Reaction times and kept promises are shown too low until the hours concerned are rebuilt.',
  search: 'Advisors do not find new inquiries by their words; lists and work are as always.',
  slow: 'Customers who write do not know whether their inquiry has arrived.',
  broken: 'Customers do not hear from a person by the time that they were told.',
  sweep: 'Inquiries stay with advisors who are gone and lost work is not taken up again: promises to customers break.',
} as const
