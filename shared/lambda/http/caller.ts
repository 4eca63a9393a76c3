import { z } from 'zod'
import { type Audience, DIRECTORY_SCOPE } from '#shared/api/routes.ts'
import type { HttpEvent } from './event.ts'
import { Refusal } from './refusal.ts'

/** Who calls, as the gateway's authorizer has verified it. Public routes have none. */
export interface Caller {
  readonly subject: string
  /** Shown name; empty when the token has none. */
  readonly name: string
  readonly roles: ReadonlySet<string>
}

const subjectSchema = z.string().min(1).max(255)
const nameSchema = z.string().max(200).catch('')
/** Scopes that machines are granted stand for roles (`scope` in RFC 9068 and Cognito, `scp` elsewhere). */
const SCOPE_CLAIMS = ['scope', 'scp'] as const
const rolesSchema = z.union([z.array(z.string()), z.string().transform(splitRoles)]).catch([])

/**
 * The caller of an event, or undefined without verified claims. `roleClaim` names the claim that holds roles.
 * API Gateway flattens arrays in claims to the text `[advisor operations]`; both forms are read.
 */
export function callerOf(event: HttpEvent, roleClaim: string): Caller | undefined {
  const claims = event.requestContext.authorizer?.jwt?.claims
  if (claims === undefined) return undefined
  const subject = subjectSchema.safeParse(claims['sub'])
  if (!subject.success) throw new Refusal('not-signed-in', 'The token has no subject.')
  return {
    subject: subject.data,
    name: nameSchema.parse(claims['name']).toWellFormed(),
    roles: new Set([...rolesSchema.parse(claims[roleClaim]), ...rolesOfScopes(claims)]),
  }
}

const rolesOfScopes = (claims: Readonly<Record<string, unknown>>): readonly string[] =>
  SCOPE_CLAIMS.flatMap((claim) => rolesSchema.parse(claims[claim])).includes(DIRECTORY_SCOPE) ? ['directory'] : []

function splitRoles(text: string): string[] {
  return text
    .replace(/^\[|\]$/gu, '')
    .split(/[\s,]+/u)
    .filter((role) => role !== '')
}

/** The caller, or 401 where the route was not behind an authorizer after all. */
export function signedIn(caller: Caller | undefined): Caller {
  if (caller === undefined) throw new Refusal('not-signed-in', 'Sign in and send the token.')
  return caller
}

/** The caller, or 403 without the role. */
export function inRole(caller: Caller | undefined, role: Exclude<Audience, 'public' | 'customer'>): Caller {
  const known = signedIn(caller)
  if (!known.roles.has(role)) throw new Refusal('not-allowed', `This needs the role ${role}.`)
  return known
}
