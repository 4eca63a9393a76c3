import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:https'
import { z } from 'zod'
import { LOCALHOST } from '#shared/aws/localhost-certificate.fixture.ts'

/** What arrived, as the browser would read it. */
export interface Arrived {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly message: unknown
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string }
}

const claimsSchema = z.object({ aud: z.string(), exp: z.number(), sub: z.string() })

/** A browser's side of a subscription. */
export function createBrowserKeys() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    /** RFC 8291 and RFC 8188, written anew from their text, so that what the library makes is read by somebody else. */
    decrypt(body: Buffer): string {
      const salt = body.subarray(0, 16)
      const sender = body.subarray(21, 21 + body.readUInt8(20))
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
      const input = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32))
      const key = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16))
      const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12))
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      const record = body.subarray(21 + sender.length)
      decipher.setAuthTag(record.subarray(-16))
      const text = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
      return text.subarray(0, text.lastIndexOf(2)).toString('utf8')
    },
  }
}

/** The claims of a `vapid` authorization (RFC 8292), if its token was signed with the key that it names. */
function readVapid(authorization: string): { readonly claims: Arrived['claims']; readonly publicKey: string } {
  const [, head = '', body = '', signature = '', publicKey = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/u.exec(authorization) ?? []
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } })
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) throw new Error('the token was not signed with the key that it names')
  return { claims: claimsSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))), publicKey }
}

/**
 * A push service on this machine. It takes what is signed with the key that `expect` gives, decrypts it, and answers 201;
 * `/gone` answers 410, `/broken` 500, anything wrongly signed 403.
 */
export async function startPushService(browser: ReturnType<typeof createBrowserKeys>, expect: () => string) {
  const arrived: Arrived[] = []
  const server = createServer(LOCALHOST, async (request, answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const path = request.url ?? ''
    if (path === '/gone' || path === '/broken') {
      answer.writeHead(path === '/gone' ? 410 : 500).end()
      return
    }
    const { claims, publicKey } = readVapid(request.headers.authorization ?? '')
    if (publicKey !== expect()) {
      answer.writeHead(403).end()
      return
    }
    const message: unknown = JSON.parse(browser.decrypt(Buffer.concat(chunks)))
    arrived.push({ path, headers: request.headers, message, claims })
    answer.writeHead(201).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    host: `localhost:${port}`,
    endpoint: (path: string) => `https://localhost:${port}/${path}`,
    arrived,
    stop: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
