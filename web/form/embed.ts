import { enhance } from './enhance.ts'
import { make, type Place, placeIn } from './place.ts'
import { result } from './result.ts'

/** The form's styles, put in by the build: a page's policy may forbid style elements, and never constructed sheets. */
declare const STYLES: string

const own = document.currentScript instanceof HTMLScriptElement ? new URL(document.currentScript.src).origin : ''

/**
 * `<anklang-form>`: the inquiry form inside another page. `institute-url` says where Anklang is (by default where this
 * script came from), `lang` in which language (by default the page's). Its look follows from the custom properties of
 * web/styles/tokens.css and from parts; see README.
 */
class AnklangForm extends HTMLElement {
  static readonly observedAttributes = ['lang', 'institute-url']
  #shadow: ShadowRoot | undefined
  #asked = 0

  connectedCallback(): void {
    this.#shadow ??= this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
    this.#shadow.adoptedStyleSheets = [sheet]
    void this.#show(this.#shadow)
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.#shadow !== undefined && before !== after) void this.#show(this.#shadow)
  }

  async #show(shadow: ShadowRoot): Promise<void> {
    this.#asked += 1
    const asked = this.#asked
    const base = (this.getAttribute('institute-url') ?? own).replace(/\/+$/u, '')
    const language = this.lang || document.documentElement.lang || navigator.language
    try {
      const response = await fetch(`${base}/v1/form?lang=${encodeURIComponent(language.slice(0, 35))}`, {
        credentials: 'omit',
      })
      if (!response.ok) throw new Error(String(response.status))
      const html = await response.text()
      if (asked !== this.#asked) return
      shadow.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
    } catch {
      // Whoever has no form still finds the bank.
      if (asked === this.#asked)
        shadow.replaceChildren(make('p', {}, make('a', { href: `${base}/`, part: 'link' }, `${base}/`)))
      return
    }
    const place = placeIn(shadow, base)
    if (place === undefined) return
    name(place)
    enhance(place, (sent) => result(place, sent))
  }
}

/** What a page may style with ::part(). */
const PARTS = {
  form: 'form',
  button: '.send',
  input: '.field input, .field select, .field textarea',
  notice: '.notice',
}

function name({ root }: Place): void {
  for (const [part, selector] of Object.entries(PARTS))
    for (const element of root.querySelectorAll(selector)) element.setAttribute('part', part)
}

if (customElements.get('anklang-form') === undefined) customElements.define('anklang-form', AnklangForm)
