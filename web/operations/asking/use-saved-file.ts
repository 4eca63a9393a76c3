import { useState } from 'react'

/** Saves what a call answers as a CSV file; `error` says why it could not. */
export function useSavedFile(name: string, read: () => Promise<unknown>) {
  const [error, setError] = useState<Error>()
  const save = async (): Promise<void> => {
    try {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([String(await read())], { type: 'text/csv' }))
      link.download = name
      link.click()
      URL.revokeObjectURL(link.href)
      setError(undefined)
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  return { save, error }
}
