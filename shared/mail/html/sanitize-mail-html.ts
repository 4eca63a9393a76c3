import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html'
import { safeStyle } from './safe-style.ts'

/** UTF-16 code units of HTML that are read, and that may come out (escaping makes text longer). */
const LONGEST_INPUT = 300_000
const LONGEST_OUTPUT = 600_000
const LONGEST_ADDRESS = 2_000

const TAGS = [
  ...['p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'code', 'center', 'address'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'strike', 'del', 'ins', 'sub', 'sup', 'small', 'big', 'font'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'colgroup', 'col', 'a', 'img'],
]
const SHAPE = ['align', 'valign', 'width', 'height', 'style', 'dir', 'lang']

const OPTIONS: IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    '*': SHAPE,
    a: ['href', 'rel', 'target', 'title', 'style'],
    // No src: what would be loaded is only named.
    img: ['alt', 'title', 'width', 'height', 'style', 'data-blocked-src'],
    td: [...SHAPE, 'colspan', 'rowspan', 'bgcolor'],
    th: [...SHAPE, 'colspan', 'rowspan', 'bgcolor'],
    table: [...SHAPE, 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
    font: ['color', 'face', 'size'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Their text is no text of the mail.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'select',
    'noscript',
    'title',
    'template',
    'svg',
    'math',
    'object',
    'iframe',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  enforceHtmlBoundary: false,
  nestingLimit: 100,
  // The library would hand styles to a CSS parser and print what that does not understand; ours are filtered below.
  parseStyleAttributes: false,
  transformTags: {
    '*': (tagName, attribs) => ({ tagName, attribs: withSafeStyle(attribs) }),
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...withSafeStyle(attribs), rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
    img: (tagName, { src, 'data-blocked-src': blocked, ...attribs }) => ({
      tagName,
      attribs: { ...withSafeStyle(attribs), ...blockedSource(src ?? blocked) },
    }),
  },
}

/**
 * HTML of a mail that an advisor's browser may show: the tags of text and tables, no scripts, forms or frames, nothing
 * that is loaded from elsewhere (an image only names its source in `data-blocked-src`), styles from a short list. Links
 * open apart and tell nobody where they were. Bounded in length and depth; undefined when too much would come out.
 * Whoever shows it puts it into a sandboxed frame all the same.
 */
export function sanitizeMailHtml(html: string): string | undefined {
  const safe = sanitizeHtml(html.slice(0, LONGEST_INPUT), OPTIONS)
  return safe.length > LONGEST_OUTPUT ? undefined : safe.toWellFormed()
}

function withSafeStyle({ style, ...attribs }: Attributes): Attributes {
  const safe = style === undefined ? '' : safeStyle(style)
  return safe === '' ? attribs : { ...attribs, style: safe }
}

const blockedSource = (source: string | undefined): Attributes =>
  source !== undefined && source.length <= LONGEST_ADDRESS && /^(?:https?:\/\/|cid:)/i.test(source)
    ? { 'data-blocked-src': source }
    : {}
