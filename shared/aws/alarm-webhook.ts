import { lookup } from 'node:dns'
import { type RequestOptions, request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Unavailable } from '#shared/errors.ts'
import { type AlarmWebhook, WebhookRefused } from '#shared/escalation/alarm-webhook.ts'
import { isPublicAddress } from '#shared/escalation/public-address.ts'

/** A receiver has this long; the function lives for 10 s. */
const TIMEOUT_MS = 5_000

/** The name led to an address that may not be called. */
class NotPublic extends Error {
  override readonly name = 'NotPublic'
}

/**
 * Posts alarms by HTTPS, without following redirects. The address is checked where the connection takes it, so that no
 * second answer of the name service can lead elsewhere after the check.
 */
export function createAlarmWebhook(
  options: Pick<RequestOptions, 'ca'> & { readonly allows?: (address: string) => boolean } = {},
): AlarmWebhook {
  const { allows = isPublicAddress, ca } = options
  const checked: LookupFunction = (name, wanted, done) =>
    lookup(name, { ...wanted, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return done(error ?? new Error('no address'), '', 0)
      if (!addresses.every(({ address }) => allows(address))) return done(new NotPublic(), '', 0)
      return wanted.all === true ? done(null, addresses) : done(null, first.address, first.family)
    })
  return {
    post: async ({ url, headers, body }) => {
      const target = new URL(url)
      // A bare address is not looked up.
      const literal = target.hostname.replace(/^\[|\]$/gu, '')
      if (target.protocol !== 'https:') throw new WebhookRefused('is not called without TLS')
      if (/^[\d.]+$|:/u.test(literal) && !allows(literal))
        throw new WebhookRefused('has an address that may not be called')
      const status = await new Promise<number>((resolve, reject) => {
        const sent = request(
          target,
          // A connection of its own: one that is kept open would not be looked up again.
          {
            agent: false,
            method: 'POST',
            headers,
            timeout: TIMEOUT_MS,
            lookup: checked,
            ...(ca === undefined ? {} : { ca }),
          },
          (answer) => {
            answer.resume()
            resolve(answer.statusCode ?? 0)
          },
        )
        sent.on('timeout', () => sent.destroy(new Error('took too long')))
        sent.on('error', reject)
        sent.end(body)
      }).catch((cause: unknown) => {
        if (cause instanceof NotPublic) throw new WebhookRefused('has an address that may not be called', { cause })
        throw new Unavailable('webhook', { cause })
      })
      if (status >= 200 && status < 300) return
      if (status === 408 || status === 429 || status >= 500) throw new Unavailable('webhook')
      throw new WebhookRefused(`answered ${status}`)
    },
  }
}
