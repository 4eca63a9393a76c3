import { z } from 'zod'
import { SCAN_STATES } from '#shared/attachments/attachment.ts'

const attachmentSchema = z
  .object({
    attachmentId: z.string(),
    name: z.string(),
    type: z.string().meta({ description: 'What its content is.' }),
    claimedType: z
      .string()
      .optional()
      .meta({ description: 'What it claimed to be, where its content says otherwise.' }),
    bytes: z.int(),
    state: z.enum(SCAN_STATES).meta({
      description: 'What the malware scanner said. Only clean files can be downloaded.',
    }),
  })
  .meta({ id: 'Attachment' })

const notTakenSchema = z
  .object({
    name: z.string(),
    bytes: z.int(),
    reason: z.enum(['count', 'size', 'total', 'missing']),
  })
  .meta({ id: 'FileNotTaken' })

/** What a message says of its files; absent where it has none. */
export const filesShape = {
  attachments: z.array(attachmentSchema).optional().meta({ description: 'Absent where there is none.' }),
  notTaken: z.array(notTakenSchema).optional().meta({ description: 'Files that were not kept, and why.' }),
}

/** A link to a file. */
export const downloadSchema = z
  .object({ url: z.url().meta({ description: 'Good for 60 seconds; the browser saves what it leads to.' }) })
  .meta({ id: 'Download' })

/** Query of an advisor's download. */
export const despiteSchema = z.strictObject({
  despite: z
    .literal('unscannable', 'must be unscannable')
    .optional()
    .meta({ description: 'Open a file that the scanner could not look into. It is recorded who did.' }),
})
