/** What people suffer while a part does not work. Alarms and the operators' page repeat these sentences. */
export const CONSEQUENCES = {
  mail: 'Customers who wrote a mail hear nothing, and no advisor sees it.',
  inquiries: 'Customers who wrote get no acknowledgement, and no advisor sees their inquiry.',
  acknowledgements: 'Customers do not hear that their inquiry has arrived and by when a person answers.',
  routing: 'Inquiries reach no advisor: customers wait longer than they were promised.',
  outbound: 'Replies that advisors wrote do not reach their customers.',
  measure: 'Reaction times and kept promises are shown too low until the hours concerned are rebuilt.',
  sweep: 'Inquiries stay with advisors who are gone and lost work is not taken up again: promises to customers break.',
} as const
