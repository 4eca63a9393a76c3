/**
 * For queries and mutations: they are tried without a network too, and say that it did not work. What is put off silently
 * looks like sending that never ends.
 */
export const SAYS_OFFLINE = { networkMode: 'always', refetchOnReconnect: true } as const
