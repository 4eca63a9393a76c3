/** What the runtime itself does with buckets, in path style. */
export interface S3 {
  createBucket(bucket: string): Promise<void>
  put(bucket: string, key: string, body: Uint8Array, type: string): Promise<void>
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
  }
}
