import { createHash } from 'node:crypto'
import type { Response } from '../gateway/exchange.ts'
import { type Html, html } from './html.ts'

// The colours of the bank's pages (web/styles/tokens.css), written out here: these pages show when those are missing too.
const STYLE = `
:root{color-scheme:light dark;--ground:#f6f4ef;--surface:#fff;--ink:#1d2a2c;--soft:#4b5b5d;--line:#dcd8cd;--control:#6d7b7c;--accent:#0f5257;--focus:#ffb703;--focus-ink:#1d2a2c}
@media(prefers-color-scheme:dark){:root{--ground:#12191a;--surface:#1a2425;--ink:#ecefed;--soft:#b4c0bf;--line:#33413f;--control:#869795;--accent:#7fd0c8}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 -apple-system,"Segoe UI",Roboto,"Open Sans","Noto Sans",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:56rem;margin:0 auto;padding:2.25rem clamp(1rem,4vw,2rem) 4rem}h1{font-size:clamp(1.5rem,1.3rem + 1vw,1.9rem);line-height:1.2;letter-spacing:-.015em;margin:0 0 .4rem;text-wrap:balance}
h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:0 0 1rem}.lead,.soft{color:var(--soft)}.soft{font-size:.94rem}a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 2px var(--focus-ink);border-radius:.2rem}
ul.cards{list-style:none;margin:1.5rem 0;padding:0;display:grid;gap:.6rem}ul.people{grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.card{display:block;width:100%;text-align:start;background:var(--surface);color:inherit;border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1.1rem;text-decoration:none;font:inherit;cursor:pointer}
.card:hover{border-color:var(--accent)}.card strong,.card span{display:block}.card strong{unicode-bidi:plaintext}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1.25rem;margin:0;font-size:.94rem}dt{color:var(--soft)}dd{margin:0}
@media(max-width:36rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.5rem}}
pre,iframe{margin:0;background:var(--surface);border:1px solid var(--line);border-radius:.6rem}pre{padding:1rem 1.25rem;white-space:pre-wrap;unicode-bidi:plaintext;font:inherit}
pre.raw{font:.85rem/1.5 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}iframe{display:block;width:100%;height:22rem;color-scheme:light;background:#fff}
details{margin-top:2rem}summary{padding-block:.4rem;cursor:pointer}
form.row{display:flex;gap:.6rem;flex-wrap:wrap;align-items:center}input,button.small{font:inherit;min-height:2.6rem;padding:.4rem .8rem;border:1.5px solid var(--control);border-radius:.5rem;background:var(--surface);color:inherit}
input{flex:1 1 12rem;min-width:0;max-width:22rem}button.small{cursor:pointer}`
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
