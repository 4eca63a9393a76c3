import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
})
const parameter = z.object({ Type: z.string(), Default: z.unknown().optional() })

const templateSchema = z.object({
  Parameters: z.record(z.string(), parameter).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown(), Condition: z.string().optional() })).default({}),
})

/** A CloudFormation template, as far as the local system runs it. */
export type Template = z.infer<typeof templateSchema>

/** A resource whose condition holds, with every intrinsic function resolved. */
export interface Resource {
  readonly logicalId: string
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Checks the shape of a parsed template. Throws ZodError. */
export const parseTemplate = (value: unknown): Template => templateSchema.parse(value)

export const readTemplate = async (path: string): Promise<Template> =>
  parseTemplate(JSON.parse(await readFile(path, 'utf8')))
