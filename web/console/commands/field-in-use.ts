/** The text field that what is typed goes to. */
export function fieldInUse(): HTMLElement | undefined {
  const { activeElement } = document
  const writes = activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement
  return writes ? activeElement : undefined
}
