/** What the runtime itself does with buckets, in path style. */
export interface S3 {
  createBucket(bucket: string): Promise<void>
  put(bucket: string, key: string, body: Uint8Array, type: string): Promise<void>
  /** undefined where nothing is. */
  get(bucket: string, key: string): Promise<S3Object | undefined>
  /** Keys and entity tags of everything under a prefix. */
  list(bucket: string, prefix: string): AsyncIterable<{ readonly key: string; readonly etag: string }>
}

interface S3Object {
  readonly etag: string
  readonly body: Buffer
}

/** Throws Error with the status where the stand-in refuses. */
export function createS3(storageUrl: string): S3 {
  const put = async (path: string, body: Uint8Array | undefined, type: string): Promise<Response> =>
    fetch(`${storageUrl}/${path}`, {
      method: 'PUT',
      headers: { 'content-type': type },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    })
  const must = async (response: Response, what: string): Promise<void> => {
    const text = await response.text()
    if (!response.ok && !text.includes('BucketAlreadyOwnedByYou'))
      throw new Error(`${what} failed with ${response.status}: ${text.slice(0, 200)}`)
  }
  return {
    createBucket: async (bucket) => must(await put(bucket, undefined, 'application/xml'), `making bucket ${bucket}`),
    put: async (bucket, key, body, type) =>
      must(await put(`${bucket}/${encodeURI(key)}`, body, type), `storing in bucket ${bucket}`),
    get: async (bucket, key) => {
      const response = await fetch(`${storageUrl}/${bucket}/${encodeURI(key)}`)
      const body = Buffer.from(await response.arrayBuffer())
      return response.ok ? { etag: response.headers.get('etag') ?? '', body } : undefined
    },
    list: async function* (bucket, prefix) {
      for (let token = ''; ; ) {
        const query = new URLSearchParams({
          'list-type': '2',
          prefix,
          ...(token === '' ? {} : { 'continuation-token': token }),
        })
        const text = await (await fetch(`${storageUrl}/${bucket}?${query.toString()}`)).text()
        for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          yield { key: element(entry, 'Key'), etag: element(entry, 'ETag') }
        }
        token = element(text, 'NextContinuationToken')
        if (token === '') return
      }
    },
  }
}

/** Text of the first element of a name; empty where there is none. */
const element = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
