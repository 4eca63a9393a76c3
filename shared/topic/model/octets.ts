import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Looks back over a whole part. */
const WINDOW_BITS = 24
const LEVEL = 22

/** Numbers compressed with Zstandard: a fiftieth larger than with Brotli, read in a fifth of the time. */
export function pack(numbers: ArrayBufferView): Uint8Array {
  const octets = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  const params = { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_windowLog]: WINDOW_BITS }
  return zstdCompressSync(octets, { params })
}

/** What `pack` was given, in memory of its own: views on wider numbers do not allow odd places. Throws where it is broken. */
export function unpack(packed: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  const octets = zstdDecompressSync(packed, { maxOutputLength: most })
  return new Uint8Array(octets.buffer.slice(octets.byteOffset, octets.byteOffset + octets.byteLength))
}

/**
 * Ascending numbers as their differences, the lowest octets of all first, then the next ones: the upper ones are nearly
 * all 0, which compresses well.
 */
export function packAscending(numbers: Uint32Array): Uint8Array {
  const planes = new Uint8Array(numbers.length * 4)
  let before = 0
  numbers.forEach((number, at) => {
    for (let plane = 0; plane < 4; plane += 1) planes[plane * numbers.length + at] = (number - before) >>> (8 * plane)
    before = number
  })
  return pack(planes)
}

export function unpackAscending(packed: Uint8Array, most: number): Uint32Array {
  const planes = unpack(packed, most)
  const count = planes.length >> 2
  const numbers = new Uint32Array(count)
  let before = 0
  for (let at = 0; at < count; at += 1) {
    // Written out, because this runs hundreds of thousands of times before anybody is answered.
    const lower = (planes[at] ?? 0) | ((planes[count + at] ?? 0) << 8)
    const upper = (planes[2 * count + at] ?? 0) | ((planes[3 * count + at] ?? 0) << 8)
    before = (before + lower + ((upper << 16) >>> 0)) >>> 0
    numbers[at] = before
  }
  return numbers
}
