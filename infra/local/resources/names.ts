import { createHash } from 'node:crypto'

/**
 * Physical name of a resource on this machine: its logical id, cut to what the service allows. It depends on nothing
 * else, so state survives restarts and changes of the template.
 */
export function physicalName(logicalId: string, limit: number): string {
  if (logicalId.length <= limit) return logicalId
  const digest = createHash('sha256').update(logicalId).digest('hex').slice(0, 8)
  return `${logicalId.slice(0, limit - 9)}-${digest}`
}
