const LONGEST_NAME = 200
/** Longest ending that is kept when a name is cut, with its dot. */
const LONGEST_ENDING = 16
/** Controls, lone line separators, and what turns the direction of writing around (`gpj.exe` shown as `exe.jpg`). */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are taken out
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
/** Signs that some file system does not take, or that a shell reads. */
const FORBIDDEN = /[<>:"|?*`]/g
/** Devices on Windows, whatever the ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * A file's name that is safe to show and to save under: no folders, controls, direction marks, signs or names that a file
 * system refuses, at most 200 UTF-16 code units with its ending kept. Empty when nothing is left.
 */
export function cleanFileName(name: string): string {
  const clean = (name.toWellFormed().split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  return shortened(RESERVED.test(clean) ? `_${clean}` : clean)
}

function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= LONGEST_ENDING ? name.slice(dot) : ''
  return name.slice(0, LONGEST_NAME - ending.length).replace(/[\ud800-\udbff]$/, '') + ending
}
