import { ownWorker } from '../own-worker.ts'

export interface Browser {
  readonly can: 'notify' | 'nothing' | 'denied'
  /** Of its subscription, if it has one: as the API names it. */
  readonly deviceId?: string
}

/** Why a browser was not subscribed although it could. */
export class NotSubscribed extends Error {
  override readonly name = 'NotSubscribed'
  readonly why: 'dismissed' | 'unreachable'
  constructor(why: NotSubscribed['why'], options?: ErrorOptions) {
    super(why, options)
    this.why = why
  }
}

/** What this browser can do and has been told; asks nobody anything. */
export async function lookAtBrowser(): Promise<Browser> {
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis))
    return { can: 'nothing' }
  if (Notification.permission === 'denied') return { can: 'denied' }
  const worker = await ownWorker().catch(() => undefined)
  if (worker === undefined) return { can: 'nothing' }
  const subscription = await worker.pushManager.getSubscription()
  return { can: 'notify', ...(subscription === null ? {} : { deviceId: await deviceIdOf(subscription.endpoint) }) }
}

/**
 * Asks for permission and subscribes anew: a subscription that is there may be of another key, or of somebody else who
 * signed in here. Only after a click. Throws NotSubscribed.
 */
export async function subscribe(publicKey: string) {
  // First of all: some browsers ask only right after the click.
  if ((await Notification.requestPermission()) !== 'granted') throw new NotSubscribed('dismissed')
  const { pushManager } = await navigator.serviceWorker.ready
  try {
    await (await pushManager.getSubscription())?.unsubscribe()
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    const { endpoint, keys: { p256dh = '', auth = '' } = {} } = subscription.toJSON()
    if (endpoint === undefined) throw new NotSubscribed('unreachable')
    return { deviceId: await deviceIdOf(endpoint), subscription: { endpoint, keys: { p256dh, auth } } }
  } catch (cause) {
    throw new NotSubscribed('unreachable', { cause })
  }
}

/** Ends this browser's subscription, if it has one. */
export async function unsubscribe(): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready
  await (await pushManager.getSubscription())?.unsubscribe()
}

/** As the API makes it: SHA-256, base64url. */
async function deviceIdOf(endpoint: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
