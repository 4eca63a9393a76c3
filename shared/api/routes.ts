/** Who may call: `public` (anybody), `customer` (JWT of the customers' issuer), the others a role in a JWT of the staff issuer, which the function checks. */
export type Audience = 'public' | 'customer' | 'advisor' | 'operations' | 'directory'

/** Scope of a client-credentials token that may work on the directory: resource server and scope, as Cognito joins them. */
export const DIRECTORY_SCOPE = 'anklang/directory'

/** One route of the HTTP API. infra wires it, functions answer it, the OpenAPI document describes it: one list for all three. */
export interface Route {
  /** As API Gateway names it: `POST /v1/inquiries`. */
  readonly key: `${'GET' | 'POST' | 'PUT' | 'DELETE'} ${string}`
  readonly audience: Audience
  readonly function: ApiFunction
  /** Called by the form on other institutes' pages: those of the configuration's `embedOrigins` may read its answers. */
  readonly embedded?: true
}
export type ApiFunction =
  | 'suggest-topic'
  | 'intake-web'
  | 'intake-mobile'
  | 'customer-api'
  | 'advisor-api'
  | 'operations-api'
  | 'directory-api'

export const ROUTES = [
  { key: 'GET /', audience: 'public', function: 'customer-api' },
  { key: 'GET /status/{token}', audience: 'public', function: 'customer-api' },
  { key: 'GET /v1/form', audience: 'public', function: 'customer-api', embedded: true },
  { key: 'GET /health', audience: 'public', function: 'customer-api' },
  { key: 'POST /v1/inquiries', audience: 'public', function: 'intake-web', embedded: true },
  { key: 'GET /v1/inquiries/{token}', audience: 'public', function: 'customer-api', embedded: true },
  { key: 'POST /v1/inquiries/{token}/messages', audience: 'public', function: 'intake-web' },
  { key: 'GET /v1/inquiries/{token}/attachments/{attachmentId}', audience: 'public', function: 'customer-api' },
  { key: 'POST /v1/attachments', audience: 'public', function: 'intake-web', embedded: true },
  { key: 'POST /v1/topics/suggest', audience: 'public', function: 'suggest-topic', embedded: true },
  { key: 'GET /v1/topics', audience: 'public', function: 'customer-api' },
  { key: 'POST /v1/mobile/inquiries', audience: 'customer', function: 'intake-mobile' },
  { key: 'POST /v1/mobile/inquiries/{id}/messages', audience: 'customer', function: 'intake-mobile' },
  { key: 'GET /v1/mobile/inquiries', audience: 'customer', function: 'customer-api' },
  { key: 'GET /v1/mobile/inquiries/{id}', audience: 'customer', function: 'customer-api' },
  { key: 'GET /v1/mobile/inquiries/{id}/attachments/{attachmentId}', audience: 'customer', function: 'customer-api' },
  { key: 'GET /v1/mobile/me', audience: 'customer', function: 'customer-api' },
  { key: 'PUT /v1/mobile/me', audience: 'customer', function: 'customer-api' },
  { key: 'GET /v1/mobile/me/data', audience: 'customer', function: 'customer-api' },
  { key: 'GET /v1/mobile/me/devices', audience: 'customer', function: 'customer-api' },
  { key: 'PUT /v1/mobile/me/devices/{deviceId}', audience: 'customer', function: 'customer-api' },
  { key: 'DELETE /v1/mobile/me/devices/{deviceId}', audience: 'customer', function: 'customer-api' },
  { key: 'GET /v1/advisor/me', audience: 'advisor', function: 'advisor-api' },
  { key: 'PUT /v1/advisor/me/presence', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/me/session', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/me/figures', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/team/figures', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/team/{advisorId}/figures', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/inquiries', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/search', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/inquiries/{id}', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/inquiries/{id}/attachments/{attachmentId}', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/next', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/snooze', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/wake', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/offer', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/accept', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/decline', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/merge', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/undo', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/names', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/team', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/team/{advisorId}/inquiries', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/macros', audience: 'advisor', function: 'advisor-api' },
  { key: 'PUT /v1/advisor/macros/{macroId}', audience: 'advisor', function: 'advisor-api' },
  { key: 'DELETE /v1/advisor/macros/{macroId}', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/macros/{macroId}', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/inquiries/{id}/draft', audience: 'advisor', function: 'advisor-api' },
  { key: 'PUT /v1/advisor/inquiries/{id}/draft', audience: 'advisor', function: 'advisor-api' },
  { key: 'DELETE /v1/advisor/inquiries/{id}/draft', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/take', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/replies', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/replies/preview', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/notes', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/transfer', audience: 'advisor', function: 'advisor-api' },
  { key: 'GET /v1/advisor/inquiries/{id}/recipients', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/reassign', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/resolve', audience: 'advisor', function: 'advisor-api' },
  { key: 'POST /v1/advisor/inquiries/{id}/reopen', audience: 'advisor', function: 'advisor-api' },
  {
    key: 'POST /v1/advisor/inquiries/{id}/messages/{messageId}/separate',
    audience: 'advisor',
    function: 'advisor-api',
  },
  { key: 'GET /v1/operations/reaction-times', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/reaction-times.csv', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/reaction-times/inquiries', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/templates', audience: 'operations', function: 'operations-api' },
  { key: 'POST /v1/operations/templates/preview', audience: 'operations', function: 'operations-api' },
  { key: 'PUT /v1/operations/templates', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/configuration', audience: 'operations', function: 'operations-api' },
  { key: 'PUT /v1/operations/configuration', audience: 'operations', function: 'operations-api' },
  { key: 'POST /v1/operations/configuration/check', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/configuration/versions', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/configuration/diff', audience: 'operations', function: 'operations-api' },
  { key: 'POST /v1/operations/configuration/rollback', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/reconciliation', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/suppressed', audience: 'operations', function: 'operations-api' },
  { key: 'POST /v1/operations/suppressed/{id}/release', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/received/{id}/raw', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/audit', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/audit.csv', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/costs', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/costs.csv', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/not-reached', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/queues', audience: 'operations', function: 'operations-api' },
  { key: 'POST /v1/operations/queues/{name}/redrive', audience: 'operations', function: 'operations-api' },
  { key: 'GET /v1/operations/departed-advisors', audience: 'operations', function: 'operations-api' },
  {
    key: 'GET /v1/operations/departed-advisors/{advisorId}/customers',
    audience: 'operations',
    function: 'operations-api',
  },
  { key: 'GET /v1/directory/customers', audience: 'directory', function: 'directory-api' },
  { key: 'GET /v1/directory/customers/{customerId}', audience: 'directory', function: 'directory-api' },
  { key: 'PUT /v1/directory/customers/{customerId}', audience: 'directory', function: 'directory-api' },
  { key: 'DELETE /v1/directory/customers/{customerId}', audience: 'directory', function: 'directory-api' },
  { key: 'GET /v1/directory/departed-advisors', audience: 'directory', function: 'directory-api' },
] as const satisfies readonly Route[]

/** Keys of the routes that a function answers. */
export type RouteKeyOf<F extends ApiFunction> = Extract<(typeof ROUTES)[number], { readonly function: F }>['key']
export type RouteKey = RouteKeyOf<ApiFunction>

/** Methods that a path knows, in the order of ROUTES; empty for an unknown path. */
export function methodsOf(path: string): readonly string[] {
  return ROUTES.map((route) => route.key.split(' '))
    .filter(([, pattern = '']) => matches(pattern, path))
    .map(([method = '']) => method)
}

function matches(pattern: string, path: string): boolean {
  const parts = path.split('/')
  const wanted = pattern.split('/')
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  )
}
