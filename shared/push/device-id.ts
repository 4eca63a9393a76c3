import { createHash } from 'node:crypto'

/** The id of a device: SHA-256 of its endpoint, base64url. It tells a browser which one it is, and nobody where to send. */
export const deviceIdOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url')
