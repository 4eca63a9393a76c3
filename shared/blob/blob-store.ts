/** Large texts and raw mails. Keys are made by us, never by a sender. May throw Unavailable. */
export interface BlobStore {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** undefined when there is nothing under the key. */
  get(key: string): Promise<Uint8Array | undefined>
}
