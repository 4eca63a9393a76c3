import { z } from 'zod'
import { configurationSchema, peopleSchema } from './schema.ts'

/** What a deployment carries: the compiled configuration, the sample people and the digest of their files. */
export const publishedDocumentSchema = z.strictObject({
  configuration: configurationSchema,
  people: peopleSchema,
  digest: z.string().min(1).max(128),
})
export type PublishedDocument = z.infer<typeof publishedDocumentSchema>
