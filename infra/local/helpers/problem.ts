import type { z } from 'zod'
import { json, type Response } from '../gateway/exchange.ts'

/** RFC 9457 problem. */
export const problem = (
  status: number,
  title: string,
  detail: string,
  errors?: readonly { path: string; message: string }[],
): Response =>
  json(status, { type: 'about:blank', title, status, detail, ...(errors && { errors }) }, 'application/problem+json')

/** What is wrong with an input, field by field. */
export const badInput = (error: z.ZodError): Response =>
  problem(
    422,
    'Bad input',
    'The request does not have the shape that CONTRACT.md describes.',
    error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  )

/** JSON of a body, or the problem that it is none. */
export function readJson(body: Buffer): { readonly value: unknown } | { readonly refused: Response } {
  try {
    return { value: JSON.parse(body.toString('utf8')) }
  } catch {
    return { refused: problem(400, 'Not JSON', 'The body must be a JSON document.') }
  }
}
