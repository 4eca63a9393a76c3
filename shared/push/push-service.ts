/**
 * Whether an endpoint belongs to one of these push services: `host`, `host:port`, or `*.host` for everything below it. A
 * browser names where we send to, so anything else would let customers reach into the account's network. Pure.
 */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, host, username, password } = new URL(endpoint)
  if (protocol !== 'https:' || username !== '' || password !== '') return false
  return services.some((service) =>
    service.startsWith('*.') ? host.endsWith(service.slice(1)) && host.length >= service.length : host === service,
  )
}
