/** What is wrong with one field, in words. */
export interface FieldFault {
  readonly path: string
  readonly message: string
}

/** What became of a call. `offline`: nobody knows whether it arrived. */
export type Outcome =
  | { readonly state: 'done'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly state: 'invalid'; readonly errors: readonly FieldFault[] }
  | { readonly state: 'offline' | 'too-many' | 'broken' }

const PATIENCE_MS = 20_000

/** Calls our API; never throws but when it was aborted by `signal`. */
export async function call(url: string, body: BodyInit, headers: HeadersInit, signal?: AbortSignal): Promise<Outcome> {
  const control = new AbortController()
  const stop = () => control.abort()
  const timer = setTimeout(stop, PATIENCE_MS)
  signal?.addEventListener('abort', stop)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { accept: 'application/json', ...headers },
      credentials: 'omit',
      signal: control.signal,
    })
    const data: unknown = await response.json().catch(() => undefined)
    if (response.ok) return { state: 'done', data: Object(data) }
    if (response.status === 429) return { state: 'too-many' }
    return response.status === 422 ? { state: 'invalid', errors: faultsIn(data) } : { state: 'broken' }
  } catch (error) {
    if (signal?.aborted === true) throw error
    return { state: 'offline' }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

function faultsIn(data: unknown): readonly FieldFault[] {
  const errors: unknown = Object(data).errors
  return Array.isArray(errors)
    ? errors.map((error: unknown) => {
        const { path, message } = Object(error)
        return { path: String(path ?? ''), message: String(message ?? '') }
      })
    : []
}
