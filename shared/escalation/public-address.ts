import { BlockList, isIP } from 'node:net'

/** Ranges that are nobody's on the public internet (IANA special-purpose registries, RFC 6890). */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const
/** Of IPv6 only 2000::/3 is given out; within it these are special (translation and tunnels reach IPv4). */
const IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const

const blocked = new BlockList()
for (const range of IPV4) add(range, 'ipv4')
for (const range of IPV6) add(range, 'ipv6')
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address is one on the public internet. A webhook to anything else would let whoever writes the configuration
 * reach into the account's network and its metadata service.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !blocked.check(address, 'ipv4')
  return family === 6 && given.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}

function add(range: string, family: 'ipv4' | 'ipv6'): void {
  const [net = '', bits = ''] = range.split('/')
  blocked.addSubnet(net, Number(bits), family)
}
