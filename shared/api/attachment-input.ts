import { z } from 'zod'

/** 25 MiB: what a form allows at most; the institute may allow less. */
const MOST_BYTES = 26_214_400
const MOST_FILES = 20

/** Body of `POST /v1/attachments`. */
export const uploadInputSchema = z
  .strictObject({
    name: z.string('must be text').min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
    type: z
      .string('must be text')
      .max(127, 'must have at most 127 characters')
      .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/, 'must be a media type such as application/pdf'),
    bytes: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(MOST_BYTES, `must be at most ${MOST_BYTES}`),
  })
  .meta({ id: 'UploadInput' })

/** Answer to it. */
export const uploadFormSchema = z
  .object({
    attachmentId: z.string(),
    upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
  })
  .meta({ id: 'UploadForm' })

/** Ids of uploaded files, as inquiries, messages and replies name them. */
export const uploadsText = z
  .array(z.string('must be text').regex(/^[a-z2-7]{26}$/, 'must be an attachmentId that POST /v1/attachments gave'))
  .max(MOST_FILES, `must be at most ${MOST_FILES}`)
  .refine((ids) => new Set(ids).size === ids.length, 'must not name a file twice')
