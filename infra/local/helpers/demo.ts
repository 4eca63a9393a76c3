import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Response } from '../gateway/exchange.ts'

const DIRECTORY = join(import.meta.dirname, '..', 'demo')
const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/demo/embed': { file: 'embed.html', type: 'text/html; charset=utf-8' },
  '/demo/embed.css': { file: 'embed.css', type: 'text/css; charset=utf-8' },
}
/** As strict as an institute's own policy may be: the element needs the script and calls, and no style of its own. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:*; img-src 'self'; frame-ancestors 'none'"

/** A page of an institute that embeds the form; undefined for other paths. */
export async function demoFile(path: string): Promise<Response | undefined> {
  const found = FILES[path]
  if (found === undefined) return undefined
  return {
    status: 200,
    headers: { 'content-type': found.type, 'content-security-policy': POLICY, 'cache-control': 'no-store' },
    body: await readFile(join(DIRECTORY, found.file)),
  }
}
