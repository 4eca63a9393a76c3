import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useRef } from 'react'
import type { CommandId } from './command-list.ts'
import { isSingle, readPress } from './keys.ts'
import { singleKeysOn } from './single-keys.ts'

type Handlers = Partial<Record<CommandId, (() => void) | undefined>>

/** What can be done at the moment: the latest part of the page that offers a command does it. */
export class Commands {
  readonly #offers: { current: Handlers }[] = []

  offer(handlers: { current: Handlers }): () => void {
    this.#offers.push(handlers)
    return () => this.#offers.splice(this.#offers.indexOf(handlers), 1)
  }

  find(id: CommandId): (() => void) | undefined {
    return this.#offers.findLast(({ current }) => current[id] !== undefined)?.current[id]
  }
}

const Context = createContext(new Commands())
export const useCommandRegistry = (): Commands => use(Context)

/** Offers commands for as long as the component is there; one that is undefined is not possible now. */
export function useCommands(handlers: Handlers): void {
  const commands = use(Context)
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  useEffect(() => commands.offer(latest), [commands])
}

/** Two keys are one command when they come within this time. */
const TOGETHER_MS = 1_500

/** Listens for keys anywhere on the page. */
export function CommandKeys({ children }: { readonly children: ReactNode }): ReactNode {
  const commands = useRef(new Commands()).current
  useEffect(() => {
    let begun: string | undefined
    let begunAt = 0
    const hear = (event: KeyboardEvent): void => {
      if (event.isComposing || (event.repeat && !REPEATING.has(event.key)) || !listens(event)) return
      const read = readPress(event, performance.now() - begunAt < TOGETHER_MS ? begun : undefined)
      begun = read.begun
      begunAt = performance.now()
      const run = read.command === undefined ? undefined : commands.find(read.command)
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    // Before components hear of it: some keep what they hear to themselves.
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  }, [commands])
  return <Context value={commands}>{children}</Context>
}

const REPEATING = new Set(['j', 'k', 'ArrowDown', 'ArrowUp'])
const WRITES = 'input, textarea, select, [contenteditable="true"]'
const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

/** Single keys act outside text fields and overlays, unless they are switched off; Enter and arrows keep their meaning on controls. */
function listens(event: KeyboardEvent): boolean {
  const { key, target } = event
  const element = target instanceof Element ? target : document.body
  if (element.closest(OVERLAYS) !== null) return !isSingle(event) && key.toLowerCase() === 'k'
  if (!isSingle(event) || key === 'Escape') return true
  if (element.closest(WRITES) !== null) return false
  if (key === 'Enter') return element === document.body
  if (key.startsWith('Arrow')) return element.closest('.work') !== null
  return singleKeysOn()
}
