import { z } from 'zod'

/** Folder of the configuration that pictures of advisors lie in; pages find them below `/assets` under the same name. */
export const PICTURES = 'pictures'

/** Name of a picture's file; nothing that could run. */
export const pictureName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}\.(?:webp|avif|png|jpg)$/, 'must be a file such as portrait-7.webp')
