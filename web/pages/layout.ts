import { type Html, type HtmlValue, html } from '#web/html.ts'
import { PAGE_LANGUAGES, textsIn } from '#web/texts/texts.ts'

export interface Layout {
  readonly language: string
  readonly bank: string
  readonly title: string
  /** Where the page can be opened again: what a form answers has the form's address, which a link cannot reach. */
  readonly path: string
  /** Marks the title of a page with errors, so that screen readers say it first. */
  readonly hasErrors?: boolean
  /** For reference pages: in one language only, and with room for tables. */
  readonly reference?: boolean
  /** Address of the script that makes the page more comfortable; everything works without it. */
  readonly script?: string
  readonly content: HtmlValue
}

/** A whole page: nothing inline, one stylesheet, at most one script. Returns the document's text. */
export function layout(about: Layout): string {
  const { language, bank, title, path, hasErrors = false, reference = false, script, content } = about
  const texts = textsIn(language)
  const page = html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${hasErrors && `${texts.errors.title}: `}${title} – ${bank}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/anklang.css">
${script !== undefined && html`<script type="module" src="${script}"></script>`}
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header class="bar"><div class="width${reference && ' wide'}">
<a class="brand" href="/?lang=${texts.language}">${bank}</a>
${!reference && html`<nav aria-label="${texts.otherLanguage}"><ul class="languages">${PAGE_LANGUAGES.map((other) => languageLink(other, language, path))}</ul></nav>`}
</div></header>
<main id="content" class="width${reference && ' wide'}">
${content}
</main>
</body>
</html>
`
  return page.text
}

function languageLink(other: string, current: string, path: string): Html {
  const { languageName } = textsIn(other)
  return other === current
    ? html`<li><span aria-current="true" lang="${other}">${languageName}</span></li>`
    : html`<li><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${languageName}</a></li>`
}
