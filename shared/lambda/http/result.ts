import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { PROBLEMS } from '#shared/api/problem.ts'
import { problemOf, type Refusal } from './refusal.ts'

/** What a route answers. */
export interface HttpResult {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What the audit log keeps of it: a version, a number. Not sent. */
  readonly cameOfIt?: string
}

/**
 * Nothing we serve loads anything from elsewhere or may be framed; pages use their stylesheet and script, nothing inline,
 * and post files to our storage.
 */
const pagePolicy = (storage: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${storage}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** On every answer. Status links are secrets, so no address is ever sent on as a referrer and nothing is kept in caches. */
const COMMON = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'content-security-policy': DATA_POLICY,
}

export const json = (status: number, value: unknown, headers: HttpResult['headers'] = {}): HttpResult => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

/** A page that was escaped where it was made, in a language (BCP 47). `storage` is the origin that files are posted to. */
export const page = (status: number, html: string, language: string, storage: string): HttpResult => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': pagePolicy(storage),
    vary: 'accept-language',
  },
  body: html,
})

/** A piece of a page, for another page to show. */
export const fragment = (html: string, language: string): HttpResult => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-language': language },
  body: html,
})

/** A table as CSV (RFC 4180). */
export const table = (body: string): HttpResult => ({
  status: 200,
  headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  body,
})

/** 204: the caller has it already, or there is nothing any more. */
export const nothingNew = (): HttpResult => ({ status: 204, headers: {}, body: '' })

/** 303: look there with GET. */
export const seeOther = (location: string): HttpResult => ({ status: 303, headers: { location }, body: '' })

export const refused = (refusal: Refusal): HttpResult => ({
  status: PROBLEMS[refusal.kind].status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', ...refusal.headers },
  body: JSON.stringify(problemOf(refusal)),
})

/** As API Gateway takes it, with the headers that every answer has. */
export const gatewayResult = (result: HttpResult): APIGatewayProxyStructuredResultV2 => ({
  statusCode: result.status,
  headers: { ...COMMON, ...result.headers },
  body: result.body,
})
