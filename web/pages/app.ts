import type { AppFiles } from '#web/bundle-apps.ts'
import { html } from '#web/html.ts'

const INSTALLED = html`<link rel="manifest" href="/assets/my-manifest.json">
<link rel="apple-touch-icon" href="/assets/icon-192.png">
<meta name="theme-color" content="#0f5257">`

/**
 * The page that an application starts in. It is the same for everybody and holds no text: the application knows the
 * reader's language. The stylesheet has the id of a rule that the component library would otherwise add inline.
 */
export function appPage(title: string, { scripts, preloads, styles }: AppFiles, installable = false): string {
  return html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
${installable && INSTALLED}
<link rel="preload" href="/config.json" as="fetch" crossorigin>
${styles.map((href, index) => html`<link rel="stylesheet" href="${href}"${index === 0 && html` id="react-aria-pressable-style"`}>`)}
${preloads.map((href) => html`<link rel="modulepreload" href="${href}">`)}
${scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
</head>
<body>
<div id="app"></div>
<noscript>Diese Seite braucht JavaScript. · This page needs JavaScript.</noscript>
</body>
</html>
`.text
}
