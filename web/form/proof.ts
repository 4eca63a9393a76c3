/** Hashes between two looks at the clock and at who else wants to run. */
const BATCH = 200

/**
 * Looks for numbers whose hash with the token begins with ever more zero bits (shared/form/proof-of-work.ts says why), and
 * tells of each better one. Ends after so many hashes. Needs a page by HTTPS, or from this machine.
 */
export async function work(
  token: string,
  hashes: number,
  onBetter: (proof: string, bits: number) => void,
): Promise<void> {
  const encoder = new TextEncoder()
  let best = 0
  for (let start = 0; start < hashes; start += BATCH) {
    const proofs = Array.from({ length: BATCH }, (_, index) => (start + index).toString(36))
    const digests = await Promise.all(
      proofs.map((proof) => crypto.subtle.digest('SHA-256', encoder.encode(`${token}:${proof}`))),
    )
    for (const [index, digest] of digests.entries()) {
      const bits = zeroBits(digest)
      if (bits <= best) continue
      best = bits
      onBetter(proofs[index] ?? '', bits)
    }
    // A turn for whatever else happens on the page.
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Of the first 32, which is more than anybody finds. */
const zeroBits = (digest: ArrayBuffer): number => Math.clz32(new DataView(digest).getUint32(0))
