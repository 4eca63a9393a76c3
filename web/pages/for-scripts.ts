import type { FormView } from '#shared/pages/form-view.ts'
import { type Html, html } from '#web/html.ts'
import { filled, type ScriptTexts, type Texts } from '#web/texts/texts.ts'

/** A field for files, with its limits; without scripts it is not there. */
export const filesField = (
  files: FormView['files'],
  language: string,
  form: Texts['form'],
): Html => html`<div class="field files rich">
<label for="files">${form.files}</label>
<p class="hint" id="files-hint">${filled(form.filesHint, {
  count: String(files.maxCount),
  each: megabytes(files.maxBytesEach, language),
  all: megabytes(files.maxBytesAll, language),
})}</p>
<input id="files" type="file" multiple aria-describedby="files-hint" data-most="${files.maxCount}" data-each="${files.maxBytesEach}" data-all="${files.maxBytesAll}">
<ul class="file-list" role="list"></ul>
</div>`

const MB = 1_024 * 1_024
const megabytes = (bytes: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(bytes / MB)

/** What the scripts of a form say in the page's language, as its `data-texts`; `own` are words of this page alone. */
export const scriptTexts = (
  { script, errors, form }: Texts,
  emergencyNumber: string,
  own: Partial<ScriptTexts> = {},
): string =>
  JSON.stringify({
    ...script,
    ...own,
    tooMany: errors.tooMany,
    summary: errors.title,
    notSent: errors.notSent,
    callFirst: form.callFirst,
    emergencyNumber,
  })
