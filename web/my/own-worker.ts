import { useEffect } from 'react'
import { ownPath } from '../worker/notice.ts'

/** The worker that serves this page without a network and shows notifications; registering it again gives the same. */
export const ownWorker = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register('/my-worker.js', { scope: '/my' })

/** Registers the worker, and goes where a notification that somebody opened leads. */
export function useOwnWorker(go: (path: string) => void): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined
    // Only once somebody has signed in: before, the page is on its way to the provider. Without it the page needs a network.
    ownWorker().catch(() => {})
    const hear = ({ data }: MessageEvent<unknown>): void => {
      const open: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'open') : undefined
      const path = ownPath(open)
      if (path !== undefined) go(path)
    }
    navigator.serviceWorker.addEventListener('message', hear)
    return () => navigator.serviceWorker.removeEventListener('message', hear)
  }, [go])
}
