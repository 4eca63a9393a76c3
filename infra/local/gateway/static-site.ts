import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { Request, Response } from './exchange.ts'

/** Files that a deployment puts into a bucket, straight from their asset directory. */
export interface Deployment {
  readonly directory: string
  /** Key prefix in the bucket, without slash at the ends. */
  readonly prefix: string
  /** Set for each object of this deployment, as the deployment says: content type, cache control. */
  readonly contentType?: string
  readonly cacheControl?: string
  /** Places in text files and what the deployment puts there. */
  readonly markers?: readonly (readonly [string, string])[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}
const missing: Response = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' }

/** Serves a bucket behind CloudFront from the directories of its deployments; the one made last wins. */
export function createStaticSite(deployments: readonly Deployment[]): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Forbidden' }
    const key = safeKey(request.path)
    if (key === undefined) return missing
    for (const deployment of deployments.toReversed()) {
      const response = await serve(key, deployment)
      if (response !== undefined) return response
    }
    return missing
  }
}

function safeKey(path: string): string | undefined {
  try {
    const key = normalize(decodeURIComponent(path)).replace(/^\/+/, '')
    return key.split('/').includes('..') || key.includes('\0') ? undefined : key
  } catch {
    return undefined
  }
}

async function serve(key: string, deployment: Deployment): Promise<Response | undefined> {
  const inside =
    deployment.prefix === ''
      ? key
      : key.startsWith(`${deployment.prefix}/`)
        ? key.slice(deployment.prefix.length + 1)
        : undefined
  if (inside === undefined || inside === '') return undefined
  try {
    const stored = await readFile(join(deployment.directory, inside))
    const { markers = [] } = deployment
    const body = markers.length === 0 ? stored : filled(stored.toString('utf8'), markers)
    const type = deployment.contentType ?? TYPES[extname(inside)] ?? 'application/octet-stream'
    const cache = deployment.cacheControl === undefined ? {} : { 'cache-control': deployment.cacheControl }
    return { status: 200, headers: { 'content-type': type, ...cache }, body }
  } catch {
    return undefined
  }
}

const filled = (text: string, markers: readonly (readonly [string, string])[]): string =>
  markers.reduce((whole, [marker, value]) => whole.replaceAll(marker, () => value), text)
