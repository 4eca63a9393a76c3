import { COMMANDS, type CommandId } from './command-list.ts'

/** What of a key press says which key it was. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const BY_KEYS = new Map<string, CommandId>(COMMANDS.flatMap(({ id, keys }) => keys.map((key) => [key, id] as const)))
const BEGINNINGS = new Set([...BY_KEYS.keys()].filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]))

/** `Ctrl+Enter`, `Shift+T`, `?`: which key gives a sign depends on the layout, so only letters and named keys have a Shift. */
export function nameOf({ key, ctrlKey, metaKey, shiftKey }: Press): string {
  const letter = /^\p{L}$/u.test(key)
  const shown = letter && (shiftKey || ctrlKey || metaKey) ? key.toUpperCase() : letter ? key.toLowerCase() : key
  const shift = shiftKey && (letter || key.length > 1)
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${shown}`
}

/** What a press means after `begun`, the first key of two: a command, or another beginning, or nothing. */
export function readPress(press: Press, begun: string | undefined): { command?: CommandId; begun?: string } {
  if (press.altKey) return {}
  const name = nameOf(press)
  const command = BY_KEYS.get(begun === undefined ? name : `${begun} ${name}`)
  if (command !== undefined) return { command }
  return begun === undefined && BEGINNINGS.has(name) ? { begun: name } : {}
}

/** Whether it goes without a modifier: such keys can be switched off and never act where text is written (WCAG 2.2, 2.1.4). */
export const isSingle = ({ ctrlKey, metaKey }: Press): boolean => !(ctrlKey || metaKey)
