import { z } from 'zod'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'

const share = z.number().min(0).max(1)
/** What was understood when an inquiry was registered, and why; for advisors alone. */
export const understoodSchema = z
  .object({
    topic: z.string(),
    desk: z.string(),
    urgent: z.boolean(),
    confidence: share.meta({ description: 'How likely the desk is right; 1 where the customer chose it.' }),
    guesses: z
      .array(z.object({ topic: z.string(), desk: z.string(), confidence: share }))
      .meta({ description: 'The two likeliest, whatever was decided; none where rules decided alone.' }),
    words: z
      .array(z.string())
      .meta({ description: 'Words of the customer that spoke most for it, the weightiest first.' }),
    because: z.array(z.string()).meta({
      description:
        'What decided: `word:<pattern>`, `chosen:<topic>`, `mailbox:<desk>`, `model`, or `unsure` for the general desk.',
    }),
    model: z.string().optional().meta({ description: 'Version of the model; absent where rules decided alone.' }),
    configVersion: z.int().meta({ description: 'Version of the configuration whose topics and rules it went by.' }),
  })
  .meta({ id: 'Understood' })

/** Nothing for inquiries of earlier releases. */
export function understoodJson(
  { because }: Inquiry,
  messages: readonly Message[],
): { readonly understood?: z.infer<typeof understoodSchema> } {
  const understood = messages.find((message) => message.understood !== undefined)?.understood
  if (understood === undefined) return {}
  const { guesses, words } = understood
  return {
    understood: {
      ...understood,
      guesses: guesses.map((guess) => ({ ...guess })),
      words: [...words],
      because: [...because],
    },
  }
}
