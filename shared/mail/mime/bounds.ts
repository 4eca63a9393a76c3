/** How much of a mail is read. What lies beyond stays in the raw mail, and a defect says so. */
export const BOUNDS = {
  /** Octets of a mail: 25 MiB, as SIZE announces. */
  mailBytes: 25 * 1024 * 1024,
  /** Octets and fields of the mail's own header: room for 10,000 recipients. */
  headerBytes: 1024 * 1024,
  headerFields: 2_000,
  partHeaderBytes: 16 * 1024,
  partHeaderFields: 50,
  /** Multiparts inside one another. */
  depth: 20,
  /** Leaves of the tree. */
  parts: 500,
  /** Lines that begin with two dashes, as delimiters do. */
  delimiterLines: 200_000,
  /** Encoded octets and lines of one text part: the library holds every line apart. In base64 it is still more than `textLength`. */
  textBytes: 1.5 * 1024 * 1024,
  textLines: 50_000,
  /** UTF-16 code units of all text together. */
  textLength: 1_000_000,
  /** Messages inside one another whose text is read. */
  nestedMessages: 2,
  /** Octets in which a declared boundary must come up before a mended one is looked for. */
  boundaryWindow: 64 * 1024,
} as const
