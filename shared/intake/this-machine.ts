const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/** Whether a network address is this machine's own: caps by address leave it alone. */
export const isThisMachine = (address: string): boolean => LOOPBACK.test(address)
