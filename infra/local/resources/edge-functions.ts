import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import type { Resource } from '../template/template.ts'

const functionSchema = z.object({
  FunctionCode: z.string(),
  FunctionConfig: z.object({ Runtime: z.literal('cloudfront-js-2.0') }),
})
const answerSchema = z.object({ uri: z.string() })
/** By the wall clock, which runs on while a busy machine does something else: only an endless loop takes so long. */
const MOST_MS = 2_000

/** What a function of the distribution makes of a path before it is looked for. */
export type Rewrite = (path: string) => string

/** The template's CloudFront functions by their ARN. Those that answer themselves or read more than the path are not run. */
export function readEdgeFunctions(
  resources: readonly Resource[],
  arnOf: (logicalId: string) => string,
): ReadonlyMap<string, Rewrite> {
  return new Map(
    resources
      .filter(({ type }) => type === 'AWS::CloudFront::Function')
      .map(({ logicalId, properties }) => {
        const { FunctionCode } = functionSchema.parse(properties)
        const rewrite: Rewrite = (path) => {
          const event = { request: { uri: path } }
          return answerSchema.parse(runInNewContext(`${FunctionCode}; handler(event)`, { event }, { timeout: MOST_MS }))
            .uri
        }
        return [arnOf(logicalId), rewrite]
      }),
  )
}
