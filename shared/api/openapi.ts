import { z } from 'zod'
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi'
import { CUSTOMER_OPERATIONS } from './operations/customers.ts'
import { DIRECTORY_OPERATIONS } from './operations/directory.ts'
import type { Operation } from './operations/operation.ts'
import { ADVISOR_OPERATIONS, OPERATOR_OPERATIONS } from './operations/staff.ts'
import { PROBLEMS, type ProblemKind, problemSchema } from './problem.ts'
import { type Audience, DIRECTORY_SCOPE, ROUTES, type RouteKey } from './routes.ts'

/** Every route with what there is to say of it. A route without an operation does not compile. */
export const OPERATIONS: Readonly<Record<RouteKey, Operation>> = {
  ...CUSTOMER_OPERATIONS,
  ...ADVISOR_OPERATIONS,
  ...OPERATOR_OPERATIONS,
  ...DIRECTORY_OPERATIONS,
}

const TAGS: Readonly<Record<Audience, { readonly name: string; readonly description: string }>> = {
  public: { name: 'Public', description: 'Anybody; what belongs to one inquiry needs the token of its status link.' },
  customer: { name: 'Customers', description: 'Signed in with the mobile-banking issuer. Own inquiries only.' },
  advisor: { name: 'Advisors', description: 'Signed in with the staff issuer, role advisor.' },
  operations: { name: 'Operators', description: 'Signed in with the staff issuer, role operations.' },
  directory: {
    name: 'Core banking',
    description: `Client credentials of the staff issuer with the scope \`${DIRECTORY_SCOPE}\`, or the role directory.`,
  },
}
const SCHEMES: Readonly<Record<Audience, string | undefined>> = {
  public: undefined,
  customer: 'customerToken',
  advisor: 'staffToken',
  operations: 'staffToken',
  directory: 'staffToken',
}

/** The OpenAPI 3.1 document of the whole API, made of ROUTES and the schemas that functions read with. Deterministic. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  const paths: NonNullable<ZodOpenApiObject['paths']> = {}
  for (const route of ROUTES) {
    const [method = '', path = ''] = route.key.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route.key, route.audience) }
  }
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } as const
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Anklang',
      version,
      description:
        'Inquiries, their acknowledgements and answers. JSON in and out, times ISO 8601 with offset, ids opaque, unknown fields refused. Errors are problems as in RFC 9457; only what the gateway itself answers (401 and 403 of the authorizer, 413, 429) has the body `{"message"}`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.values(TAGS),
    paths,
    components: { securitySchemes: { customerToken: bearer, staffToken: bearer } },
  })
}

function operationOf(key: RouteKey, audience: Audience): ZodOpenApiOperationObject {
  const operation = OPERATIONS[key]
  const scheme = SCHEMES[audience]
  const header = headersOf(operation, key)
  const path = pathParametersOf(key)
  return {
    operationId: key
      .replace(/[^A-Za-z0-9]+/gu, '-')
      .replace(/-$/u, '')
      .toLowerCase(),
    summary: operation.summary,
    tags: [TAGS[audience].name],
    security: scheme === undefined ? [] : [{ [scheme]: [] }],
    ...(operation.description === undefined ? {} : { description: operation.description }),
    requestParams: {
      ...(header === undefined ? {} : { header }),
      ...(path === undefined ? {} : { path }),
      ...(operation.query === undefined ? {} : { query: operation.query }),
    },
    ...(operation.body === undefined ? {} : { requestBody: bodyOf(operation.body, operation.form === true) }),
    responses: responsesOf(operation, scheme !== undefined),
  }
}

const idempotencyKey = z.string().min(1).max(255).optional().meta({
  description: 'The same key and body give the same answer; the same key with another body 422. Counts for its caller.',
})

const ifMatch = z.string().optional().meta({ description: 'ETag of the version that the change was made from.' })
const ifNoneMatch = z.string().optional().meta({ description: '`*`: only where there is none yet.' })
const etag = z.string().meta({ description: 'The version.', example: '"3"' })

function headersOf({ repeatable, versioned, enters }: Operation, key: RouteKey): z.ZodObject | undefined {
  if (repeatable === true) return z.object({ 'Idempotency-Key': idempotencyKey })
  if (versioned !== true || key.startsWith('GET ')) return undefined
  return z.object({ 'If-Match': ifMatch, ...(enters === true ? { 'If-None-Match': ifNoneMatch } : {}) })
}

function pathParametersOf(key: RouteKey): z.ZodObject | undefined {
  const names = [...key.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name)
  return names.length === 0 ? undefined : z.object(Object.fromEntries(names.map((name) => [name, z.string()])))
}

const bodyOf = (schema: z.ZodType, form: boolean): NonNullable<ZodOpenApiOperationObject['requestBody']> => ({
  required: !schema.safeParse({}).success,
  content: { 'application/json': { schema }, ...(form ? { 'application/x-www-form-urlencoded': { schema } } : {}) },
})

function responsesOf(operation: Operation, signedIn: boolean): ZodOpenApiOperationObject['responses'] {
  const { status, description, schema, type = 'text/html' } = operation.success
  const kinds: readonly ProblemKind[] = [
    ...operation.problems,
    ...(signedIn ? (['not-signed-in', 'not-allowed'] as const) : []),
    'internal-error',
    'unavailable',
  ]
  const content = schema === undefined ? { [type]: {} } : { 'application/json': { schema } }
  const headers = operation.versioned === true ? { headers: z.object({ ETag: etag }) } : {}
  return {
    [`${status}`]: status === 204 ? { description } : { description, content, ...headers },
    ...(operation.enters === true ? { '201': { description: 'Entered.', content, ...headers } } : {}),
    ...(operation.unchanged === undefined ? {} : { '204': { description: operation.unchanged } }),
    ...(operation.form === true ? { '303': { description: 'For a form: look at the status page.' } } : {}),
    ...Object.fromEntries(
      [...Map.groupBy(kinds, (kind) => PROBLEMS[kind].status)].map(([code, same]) => [
        `${code}`,
        {
          description: same.map((kind) => PROBLEMS[kind].title).join('; '),
          content: {
            'application/problem+json': { schema: problemSchema },
            // A form gets its page again, with what was typed and what is wrong.
            ...(operation.form === true && (code === 422 || code === 503) ? { 'text/html': {} } : {}),
          },
        },
      ]),
    ),
  }
}
