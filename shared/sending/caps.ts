import type { Configuration } from '#shared/configuration/schema.ts'
import { DAY, HOUR, type Instant, MINUTE, type Millis } from '#shared/instant.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import type { Cap } from './send-ledger.ts'

export interface CapSubject {
  /** Address that would get the acknowledgement. */
  readonly sender: string
  /** What it was about: the same text from the same sender is answered once a day. */
  readonly fingerprint: string
}

/**
 * The caps under which an acknowledgement by mail goes out (rule 13), narrowest first: for the sender, for the sender's
 * same content, for the domain (large providers and their subdomains have none), and for everything, the breaker. Windows
 * are whole hours, days and minutes of UTC. Keys hold hashes, no address, and begin with what was exhausted.
 */
export function capsFor(subject: CapSubject, caps: Configuration['institute']['caps'], now: Instant): Cap[] {
  const sender = subject.sender.trim().toLowerCase()
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  return [
    cap('sender-hour', caps.senderHour, HOUR, now, sender),
    cap('sender-day', caps.senderDay, DAY, now, sender),
    cap('fingerprint-day', caps.fingerprintDay, DAY, now, sender, subject.fingerprint),
    ...(isLargeProvider(domain, caps.largeProviders) ? [] : [cap('domain-hour', caps.domainHour, HOUR, now, domain)]),
    cap(BREAKER, caps.globalMinute, MINUTE, now),
  ]
}

const BREAKER = 'global-minute'

/** Whether an exhausted cap is the breaker for everything, which must alarm. */
export const isBreaker = (key: string): boolean => key.startsWith(`${BREAKER}:`)

function cap(name: string, limit: number, window: Millis, now: Instant, ...whose: readonly string[]): Cap {
  const number = Math.floor(now / window)
  const key = whose.length === 0 ? `${name}:${number}` : `${name}:${deriveId(name, ...whose)}:${number}`
  // Kept for one window more, so that a late retry still counts where its first attempt did.
  return { key, limit, expiresAt: (number + 2) * window }
}

const isLargeProvider = (domain: string, providers: readonly string[]): boolean =>
  providers.some((provider) => domain === provider || domain.endsWith(`.${provider}`))
