/** The pages that are React applications: each has `web/<name>/main.tsx` and answers at `/<name>` and everything below it. */
export const APPS = ['console', 'my', 'operations'] as const
export type AppName = (typeof APPS)[number]

/** Those that people put on their device. */
export const INSTALLABLE: readonly AppName[] = ['my']
