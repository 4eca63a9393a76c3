/** Everything that keys can do, in the order in which help names it. The first of its keys is the one that is shown. */
export const COMMANDS = [
  { id: 'next', group: 'list', keys: ['j', 'ArrowDown'] },
  { id: 'previous', group: 'list', keys: ['k', 'ArrowUp'] },
  { id: 'open', group: 'list', keys: ['Enter', 'o'] },
  { id: 'newest', group: 'list', keys: ['.'] },
  { id: 'back', group: 'list', keys: ['Escape'] },
  { id: 'takeNext', group: 'list', keys: ['Shift+T'] },
  { id: 'take', group: 'inquiry', keys: ['t'] },
  { id: 'handOver', group: 'inquiry', keys: ['h'] },
  { id: 'snooze', group: 'inquiry', keys: ['s'] },
  { id: 'resolve', group: 'inquiry', keys: ['e'] },
  { id: 'reopen', group: 'inquiry', keys: ['Shift+E'] },
  { id: 'merge', group: 'inquiry', keys: ['Shift+M'] },
  { id: 'accept', group: 'inquiry', keys: ['a'] },
  { id: 'decline', group: 'inquiry', keys: ['x'] },
  { id: 'undo', group: 'inquiry', keys: ['z'] },
  { id: 'reply', group: 'writing', keys: ['r'] },
  { id: 'note', group: 'writing', keys: ['n'] },
  { id: 'strong', group: 'writing', keys: ['Ctrl+B'] },
  { id: 'emphasis', group: 'writing', keys: ['Ctrl+I'] },
  { id: 'list', group: 'writing', keys: ['Ctrl+Shift+L'] },
  { id: 'macro', group: 'writing', keys: ['m'] },
  { id: 'preview', group: 'writing', keys: ['p'] },
  { id: 'send', group: 'writing', keys: ['Ctrl+Enter'] },
  { id: 'sendNext', group: 'writing', keys: ['Ctrl+Shift+Enter'] },
  { id: 'viewMine', group: 'views', keys: ['g m'] },
  { id: 'viewDesk', group: 'views', keys: ['g d'] },
  { id: 'viewWaiting', group: 'views', keys: ['g w'] },
  { id: 'viewSnoozed', group: 'views', keys: ['g s'] },
  { id: 'viewOffered', group: 'views', keys: ['g o'] },
  { id: 'viewResolved', group: 'views', keys: ['g r'] },
  { id: 'viewTeam', group: 'views', keys: ['g t'] },
  { id: 'search', group: 'everywhere', keys: ['/'] },
  { id: 'palette', group: 'everywhere', keys: ['Ctrl+K'] },
  { id: 'help', group: 'everywhere', keys: ['?'] },
] as const satisfies readonly { readonly id: string; readonly group: string; readonly keys: readonly string[] }[]

export type CommandId = (typeof COMMANDS)[number]['id']
export const GROUPS = [...new Set(COMMANDS.map(({ group }) => group))]

/** The key of a command as people read it. */
export const keyOf = (id: CommandId): string => shownKey(COMMANDS.find((command) => command.id === id)?.keys[0] ?? '')

const SIGNS: Readonly<Record<string, string>> = { Enter: '↵', ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc', Shift: '⇧' }

/** `Ctrl+Shift+Enter` as `Ctrl ⇧ ↵`. */
export const shownKey = (key: string): string =>
  key
    .split(/[+ ]/u)
    .map((part) => SIGNS[part] ?? part)
    .join(' ')
