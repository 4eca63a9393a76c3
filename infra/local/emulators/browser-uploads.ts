import type { buildApp } from 'fauxqs'
import { type CorsRules, corsHeaders } from './cors.ts'
import { refusalOfPost } from './post-policy.ts'

/** Secret of the credentials that local functions sign with. */
const SECRET_KEY = 'local'
const POST_FORM = /^multipart\/form-data/i

/**
 * What the S3 stand-in lacks for uploads by browsers: it takes any form, and knows no origins. Here the form's policy is
 * checked before it is stored, and pages of the bucket's origins may post.
 */
export function allowBrowserUploads(app: ReturnType<typeof buildApp>, rulesOf: (bucket: string) => CorsRules): void {
  const header = (value: string | string[] | undefined): string =>
    Array.isArray(value) ? value.join(', ') : (value ?? '')
  const bucketOf = (url: string): string => decodeURIComponent(url.split('?')[0]?.split('/')[1] ?? '')

  app.addHook('onRequest', async (request, reply) => {
    const { origin, 'access-control-request-method': asked } = request.headers
    if (origin === undefined) return
    const method = header(asked) || request.method
    const headers = corsHeaders(rulesOf(bucketOf(request.url)), header(origin), method)
    reply.headers(headers)
    if (request.method === 'OPTIONS') await reply.status(Object.keys(headers).length === 0 ? 403 : 200).send()
  })

  app.addHook('preHandler', async (request, reply) => {
    const type = header(request.headers['content-type'])
    if (request.method !== 'POST' || !POST_FORM.test(type) || !(request.body instanceof Uint8Array)) return
    const form = await readForm(request.body, type)
    const fields = form?.fields ?? new Map<string, string>()
    const refusal = refusalOfPost(bucketOf(request.url), fields, form?.bytes ?? 0, SECRET_KEY, Date.now())
    if (refusal === undefined) return
    const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${refusal.code}</Code><Message>The form is not as it was signed.</Message></Error>`
    await reply.status(refusal.status).type('application/xml').send(body)
  })
}

/** Fields by lower-case name and the size of the file; undefined for what is no form. */
async function readForm(
  body: Uint8Array,
  type: string,
): Promise<{ readonly fields: ReadonlyMap<string, string>; readonly bytes: number } | undefined> {
  try {
    const fields = new Map<string, string>()
    let bytes = 0
    const form = await new Response(Buffer.from(body), { headers: { 'content-type': type } }).formData()
    for (const [name, value] of form) {
      if (typeof value === 'string') fields.set(name.toLowerCase(), value)
      else bytes = value.size
    }
    return { fields, bytes }
  } catch {
    return undefined
  }
}
