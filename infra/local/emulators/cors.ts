import { z } from 'zod'

const ruleSchema = z.object({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  MaxAge: z.coerce.number().optional(),
})
/** CORS rules as a template's bucket has them. */
export const corsRulesSchema = z.array(ruleSchema)
export type CorsRules = z.infer<typeof corsRulesSchema>

/** Headers that let a page of an origin call with a method (Amazon S3 User Guide, "Using CORS"); none where no rule does. */
export function corsHeaders(rules: CorsRules, origin: string, method: string): Readonly<Record<string, string>> {
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods }) =>
      (AllowedOrigins.includes(origin) || AllowedOrigins.includes('*')) && AllowedMethods.includes(method),
  )
  if (origin === '' || rule === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    'access-control-allow-headers': rule.AllowedHeaders.join(', '),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'origin',
  }
}
