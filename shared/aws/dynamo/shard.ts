/** A shard from 0 to `shards` − 1, always the same for the same id: FNV-1a over its UTF-16 code units, 32 bits. */
export function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % shards
}
