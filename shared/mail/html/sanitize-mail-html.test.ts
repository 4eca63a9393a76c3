import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { safeStyle } from './safe-style.ts'
import { sanitizeMailHtml } from './sanitize-mail-html.ts'

const HARMLESS_TAG = /^\/?(?:p|div|span|br|hr|blockquote|h1|table|tbody|tr|td|b|a|img)$/
const HARMLESS_ATTRIBUTE = /^(?:style|title|alt|width|border|colspan|rel|target|href|data-blocked-src)$/
const HARMLESS_LINK = /^(?:https?:|mailto:|tel:)/

/** What a browser would act on: tags, attributes and links beyond the harmless ones. In the output all values are quoted. */
function active(html: string): string[] {
  return [...html.matchAll(/<([^\s>]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>|</g)].flatMap(
    ([all, tag, attributes]) => {
      if (tag === undefined || !HARMLESS_TAG.test(tag)) return [all]
      const written = [...(attributes ?? '').matchAll(/([^\s=]+)="([^"]*)"|([^\s=/]+)/g)]
      return written.flatMap(([pair, name = '', value = '']) => {
        const harmless = HARMLESS_ATTRIBUTE.test(name) && (name !== 'href' || HARMLESS_LINK.test(value))
        const loads = name === 'style' && /[(\\@]/.test(value.replace(/rgba?\([\d., %]+\)/g, ''))
        return harmless && !loads ? [] : [pair]
      })
    },
  )
}

/** What others' sanitizers were broken with: scripts, mXSS by foreign content and raw text, DOM clobbering, CSS, encodings. */
const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"/onload=alert(1)>',
  '<svg><p><style><g title="</style><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<textarea><img title="</textarea><img src onerror=alert(1)>"></textarea>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#x6a;avascript&colon;alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a><a href="//evil.example/x">x</a>',
  '<div style="background:url(https://evil.example/p.gif)">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="color:red;position:fixed;top:0;left:0;width:99999px">x</div>',
  '<div style="background-image:\\75 rl(https://evil.example)">x</div>',
  '<style>@import "https://evil.example/x.css"; body{background:url(//e)}</style>',
  '<link rel=stylesheet href=https://evil.example><base href=https://evil.example><meta http-equiv=refresh content="0;url=//e">',
  '<table background="https://evil.example/p.gif"><tr><td background="//e">x</table>',
  '<img srcset="https://evil.example/p.gif 2x" src="https://evil.example/p.gif" data-blocked-src="javascript:alert(1)">',
  '<video poster=https://evil.example><source src=https://evil.example></video><audio src=https://evil.example autoplay>',
  '<form action=https://evil.example><input name=pin><button formaction=//e>Senden</button></form>',
  '<div id=location name=cookie class=console onclick=alert(1)>x</div>',
  '<!--[if mso]><script>alert(1)</script><![endif]--><![CDATA[<script>alert(1)</script>]]>',
  '<p title="&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<b><p><a href="https://x.example/"onclick=alert(1) x=">',
  '<\u0000script>alert(1)</script><img\u000csrc=x\u000conerror=alert(1)>',
]

describe('HTML of a mail', () => {
  it('keeps its text, structure and looks', () => {
    const html =
      '<h1>Hallo</h1><p style="color: #c00; font-weight:bold">Bitte <b>prüfen</b></p><table border="1"><tr><td colspan="2">12 €</td></tr></table>'
    expect(sanitizeMailHtml(html)).toBe(
      '<h1>Hallo</h1><p style="color: #c00; font-weight: bold">Bitte <b>prüfen</b></p><table border="1"><tr><td colspan="2">12 €</td></tr></table>',
    )
  })

  it('names an image’s source and loads nothing', () => {
    const safe = sanitizeMailHtml(
      '<img src="https://t.example/p.gif?id=7" width="1"><img src="cid:logo" alt="Logo"><img src="data:image/png;base64,AAAA">',
    )
    expect(safe).toBe(
      '<img width="1" data-blocked-src="https://t.example/p.gif?id=7" /><img alt="Logo" data-blocked-src="cid:logo" /><img />',
    )
  })

  it('opens links apart, without telling where they were', () => {
    expect(sanitizeMailHtml('<a href="https://a.example/" target="_self" rel="opener">x</a>')).toBe(
      '<a href="https://a.example/" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  it.each(HOSTILE)('is harmless: %s', (html) => {
    const safe = sanitizeMailHtml(html) ?? ''
    expect(active(safe)).toEqual([])
    // Read once more, nothing new appears: what mutates between two parsers would.
    expect(sanitizeMailHtml(safe)).toBe(safe)
  })

  it('is harmless however hostile pieces are put together', () => {
    const pieces = fc.constantFrom(
      ...HOSTILE,
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '"',
      "'",
      '>',
      '<',
      '<!--',
      '-->',
      '</',
      'x',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        expect(active(sanitizeMailHtml(parts.join('')) ?? '')).toEqual([])
      }),
    )
  })

  it.each([
    ['a hundred thousand open tags', '<b>'.repeat(100_000)],
    ['deep tables', '<table><tr><td>'.repeat(20_000)],
    ['one tag with many attributes', `<p ${'a=1 '.repeat(70_000)}>`],
    ['one endless attribute', `<p title="${'<'.repeat(290_000)}`],
    ['open comments', '<!--'.repeat(70_000)],
    ['ampersands', '&'.repeat(300_000)],
    ['a style of many declarations', `<p style="${'color:red;'.repeat(29_000)}">`],
    ['a style that backtracks', `<p style="color:${'a '.repeat(100_000)}(">`],
    ['broken tags', '</b '.repeat(70_000)],
  ])('made to eat time is done with quickly: %s', (_what, html) => {
    const began = cpuTime()
    const safe = sanitizeMailHtml(html)
    expect(cpuTime() - began).toBeLessThan(2_000)
    expect((safe ?? '').length).toBeLessThanOrEqual(600_000)
  })
})

describe('an inline style', () => {
  it.each([
    ['color:red', 'color: red'],
    ["font-family: Arial, 'Segoe UI'; position: fixed; z-index: 9", "font-family: Arial, 'Segoe UI'"],
    ['background-color: rgb(10, 20, 30)', 'background-color: rgb(10, 20, 30)'],
    ['margin: -100px; padding: 3px', 'padding: 3px'],
    ['width: 100000px', ''],
    ['color: red/**/', ''],
    ['background: url(x)', ''],
    ['color', ''],
  ])('%s becomes %j', (style, safe) => {
    expect(safeStyle(style)).toBe(safe)
  })
})
