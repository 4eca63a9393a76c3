import type { PrivacyView } from '#shared/pages/privacy-view.ts'
import { type Html, html } from '#web/html.ts'
import { filled, type Texts } from '#web/texts/texts.ts'

/** What happens with the data (GDPR art. 13), folded until somebody wants to read it; nothing where the bank wrote none. */
export const privacyNotice = (privacy: PrivacyView | undefined, { form }: Texts): Html | undefined =>
  privacy === undefined
    ? undefined
    : html`<details class="privacy"><summary>${form.privacyTitle}</summary>
<div class="inside">${privacy.sections.map(({ title, text }) => html`<h3>${title}</h3><p>${text}</p>`)}
<p class="hint">${filled(form.privacyVersion, { version: privacy.version })}</p></div></details>`
