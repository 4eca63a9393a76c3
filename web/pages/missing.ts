import { html } from '#web/html.ts'
import { textsIn } from '#web/texts/texts.ts'
import { layout } from './layout.ts'

/** For a status link that leads nowhere. */
export function missingPage(view: { readonly language: string; readonly bank: string }): string {
  const { missing } = textsIn(view.language)
  return layout({
    ...view,
    title: missing.title,
    path: '/',
    content: html`<h1>${missing.title}</h1>
<p class="lead">${missing.text}</p>
<p><a href="/?lang=${view.language}">${missing.back}</a></p>`,
  })
}
