import { convert } from 'html-to-text'

/** UTF-16 code units of HTML that are read. */
const LONGEST = 300_000

/**
 * Text of an HTML mail with its structure: paragraphs, lists, quotes as `> `, links as `text [address]` where the two
 * differ. Bounded in length, depth and children, because HTML is made to eat time.
 */
export function htmlToText(html: string): string {
  const text = convert(html.slice(0, LONGEST), {
    wordwrap: false,
    limits: { maxDepth: 100, maxChildNodes: 20_000, ellipsis: '…' },
    selectors: [
      { selector: 'img', format: 'skip' },
      // Most tables in mails are layout: a row is a line, and cells stay apart.
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
      { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  })
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}
