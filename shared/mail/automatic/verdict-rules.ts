import type { Rule } from './rule.ts'

/** Rule 10, by the receipt notice of the receiving service. */
export const spam: Rule = {
  reason: 'spam',
  way: 'suppressed',
  applies: (_, { verdicts }) => verdicts.spam === 'FAIL',
}

/** Rule 10. */
export const virus: Rule = {
  reason: 'virus',
  way: 'suppressed',
  applies: (_, { verdicts }) => verdicts.virus === 'FAIL',
}

/** Rule 10: the sender may be somebody else, who would get mail that they never asked for. */
export const dmarc: Rule = {
  reason: 'dmarc',
  way: 'silent',
  applies: (_, { verdicts }) => verdicts.dmarc === 'FAIL',
}
