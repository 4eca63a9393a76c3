import { lookup } from 'node:dns'
import { type RequestOptions, request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from '#shared/escalation/public-address.ts'

/** Whom an adapter trusts and where it may go; tests bring their own. */
export interface OutsideOptions extends Pick<RequestOptions, 'ca'> {
  readonly allows?: (address: string) => boolean
}

/** The address may not be called; the message never names it. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/**
 * POSTs to somebody else's server by HTTPS, without following redirects, and gives the status of its answer. The address is
 * checked where the connection takes it, so that no second answer of the name service can lead elsewhere after the check.
 * Throws NotAllowed, and whatever else went wrong within `timeoutMs`, the whole of it, as it is.
 */
export async function postOutside(
  url: string,
  sent: { readonly headers: Readonly<Record<string, string>>; readonly body: string | Uint8Array },
  options: OutsideOptions & { readonly timeoutMs: number },
): Promise<number> {
  const { allows = isPublicAddress, ca, timeoutMs } = options
  const target = new URL(url)
  // A bare address is not looked up.
  const literal = target.hostname.replace(/^\[|\]$/gu, '')
  if (target.protocol !== 'https:') throw new NotAllowed('is not called without TLS')
  if (/^[\d.]+$|:/u.test(literal) && !allows(literal)) throw new NotAllowed('has an address that may not be called')
  return new Promise((resolve, reject) => {
    const post = request(
      target,
      {
        // A connection of its own: one that is kept open would not be looked up again.
        agent: false,
        method: 'POST',
        headers: sent.headers,
        signal: AbortSignal.timeout(timeoutMs),
        lookup: checked(allows),
        ...(ca === undefined ? {} : { ca }),
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    post.on('error', reject)
    post.end(sent.body)
  })
}

const checked =
  (allows: (address: string) => boolean): LookupFunction =>
  (name, wanted, done) =>
    lookup(name, { ...wanted, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return done(error ?? new Error('no address'), '', 0)
      if (!addresses.every(({ address }) => allows(address)))
        return done(new NotAllowed('has an address that may not be called'), '', 0)
      return wanted.all === true ? done(null, addresses) : done(null, first.address, first.family)
    })
