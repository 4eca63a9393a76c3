/** Types that a browser may be told of; anything else is octets to it. None of them runs scripts. */
const HARMLESS = new Set([
  'application/pdf',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])

/** The type to download a file as. */
export const downloadType = (type: string): string => (HARMLESS.has(type) ? type : 'application/octet-stream')

/** Value of Content-Disposition that makes a browser save the file (RFC 6266 §4, RFC 8187 §3.2); the name is cleaned already. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^ !#$&+\-.0-9A-Z^_a-z~()]/gu, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
