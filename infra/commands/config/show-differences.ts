import type { Difference } from '#shared/configuration/differences.ts'

/** Changes and characters of a value that are shown. */
const [SHOWN, WIDTH] = [50, 80]

/** Changes in lines: `desks[cards].targetMinutes: 120 → 90`. */
export function showDifferences(changes: readonly Difference[]): string {
  const lines = changes.slice(0, SHOWN).map((change) => {
    if (!('before' in change)) return `+ ${change.path}: ${shortly(change.after)}`
    if (!('after' in change)) return `- ${change.path}: ${shortly(change.before)}`
    return `  ${change.path}: ${shortly(change.before)} → ${shortly(change.after)}`
  })
  const more = changes.length > SHOWN ? [`  … and ${changes.length - SHOWN} more`] : []
  return [...lines, ...more].map((line) => `${line}\n`).join('')
}

function shortly(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text
}
