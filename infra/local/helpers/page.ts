import { createHash } from 'node:crypto'
import type { Response } from '../gateway/exchange.ts'
import { type Html, html } from './html.ts'

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f23;--soft:#5b6570;--line:#d9dee3;--paper:#fbfcfd;--card:#fff;--accent:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf0;--soft:#9aa6b2;--line:#323a42;--paper:#14181c;--card:#1b2026;--accent:#7cb8f2}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p.lead,.soft{color:var(--soft)}a{color:var(--accent)}ul.cards{list-style:none;margin:1rem 0;padding:0;display:grid;gap:.5rem}
.card{display:block;width:100%;text-align:left;background:var(--card);color:inherit;border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;text-decoration:none;font:inherit;cursor:pointer}
.card:hover{border-color:var(--accent)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.card strong,.card span{display:block}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
pre{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
pre.raw{font:13px/1.45 ui-monospace,monospace}iframe{width:100%;height:32rem;border:1px solid var(--line);border-radius:.5rem;background:#fff}
form.row{display:flex;gap:.5rem;flex-wrap:wrap}input{font:inherit;padding:.4rem .6rem;border:1px solid var(--line);border-radius:.4rem;background:var(--card);color:inherit;min-width:16rem}
button.small{font:inherit;padding:.4rem .8rem;border:1px solid var(--line);border-radius:.4rem;background:var(--card);color:inherit;cursor:pointer}`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** A page of the local helpers: one style sheet, no script, nothing from elsewhere. */
export function page(title: string, content: Html, status = 200): Response {
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: `${document.text}${STYLE}</style></head><body><main>${content.text}</main></body></html>`,
  }
}
