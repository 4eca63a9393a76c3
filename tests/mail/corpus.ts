import { readdirSync, readFileSync } from 'node:fs'

export const FOLDERS = ['reading', 'hostile', 'quoting', 'automatic'] as const
export type Folder = (typeof FOLDERS)[number]

const directory = new URL('.', import.meta.url)

/** Names of the raw mails of a folder, without `.eml`. */
export const mailsIn = (folder: Folder): string[] =>
  readdirSync(new URL(`${folder}/`, directory))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort()

/** One raw mail, as it came through SMTP. */
export const rawMail = (folder: Folder, name: string): Uint8Array =>
  readFileSync(new URL(`${folder}/${name}.eml`, directory))
