import { z } from 'zod'

/** Those of Chrome and what is built on it, Firefox, Edge on Windows, and Safari. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
]

/** Notifications of browsers about replies in the app. */
export const pushRules = z
  .strictObject({
    /** Hosts that such a message may be handed to, `*.` for all below one; empty turns notifications off. */
    services: z
      .array(
        z
          .string()
          .max(253)
          .regex(
            /^(?:\*\.)?(?:[a-z0-9-]+\.)*[a-z0-9-]*[a-z][a-z0-9-]*(?::\d{1,5})?$/,
            'must be a host, host:port or *.host',
          ),
      )
      .max(50)
      .default(SERVICES),
  })
  .prefault({})
