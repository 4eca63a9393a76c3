import { z } from 'zod'
import { type Html, html } from '#web/html.ts'
import { layout } from './layout.ts'

const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  default: z.unknown().optional(),
})
const contentSchema = z.record(z.string(), z.object({ schema: z.unknown().optional() }))
const operationSchema = z.object({
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  parameters: z
    .array(z.object({ in: z.string(), name: z.string(), required: z.boolean().optional(), schema: z.unknown() }))
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: contentSchema.optional() })),
})
/** The part of an OpenAPI 3.1 document that the page shows. */
const documentSchema = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
type Operation = z.infer<typeof operationSchema>

export interface ProblemKindText {
  readonly kind: string
  readonly status: number
  readonly title: string
  readonly meaning: string
}

/** The API's pages for people, made of its OpenAPI document alone. Throws ZodError for anything else. */
export function docsPage(openApi: unknown, problems: readonly ProblemKindText[]): string {
  const document = documentSchema.parse(openApi)
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  return layout({
    language: 'en',
    bank: document.info.title,
    title: 'API',
    reference: true,
    content: html`<h1>API</h1>
<p class="lead">${document.info.description}</p>
<p>The same for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${document.tags.map(
  (tag) => html`<section><h2>${tag.name}</h2><p>${tag.description}</p>
${operations.filter(({ operation }) => operation.tags.includes(tag.name)).map(operationDetails)}</section>`,
)}
<section><h2>Shapes</h2>
${Object.entries(document.components.schemas).map(
  ([name, schema]) =>
    html`<details id="${name}"><summary><strong>${name}</strong></summary>${fieldTable(schema)}</details>`,
)}</section>
<section><h2>Problems</h2>
<p>Errors are <code>application/problem+json</code>, RFC 9457. Their <code>type</code> leads here.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Problems"><table><thead><tr><th>type</th><th>status</th><th>meaning</th></tr></thead><tbody>
${problems.map(
  ({ kind, status, title, meaning }) =>
    html`<tr id="${kind}"><td><code>${kind}</code></td><td>${status}</td><td>${title}. ${meaning}</td></tr>`,
)}</tbody></table></div></section>`,
  })
}

const operationDetails = ({
  method,
  path,
  operation,
}: {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}): Html => html`<details><summary><code><span class="method">${method}</span> ${path}</code> <span class="what">${operation.summary}</span></summary>
${operation.description !== undefined && html`<p>${operation.description}</p>`}
${
  operation.parameters.length > 0 &&
  table(
    'Parameters',
    operation.parameters.map((parameter) => [
      html`<code>${parameter.name}</code> (${parameter.in})`,
      typeOf(parameter.schema),
      `${parameter.required === true ? 'required. ' : ''}${textOf(parameter.schema)}`,
    ]),
  )
}
${
  operation.requestBody !== undefined &&
  html`<p>Body: ${Object.entries(operation.requestBody.content).map(
    ([type, { schema }]) => html`<code>${type}</code> ${typeOf(schema)} `,
  )}</p>`
}
${table(
  'Answers',
  Object.entries(operation.responses).map(([status, response]) => [
    status,
    Object.values(response.content ?? {}).map(({ schema }) => (schema === undefined ? 'page' : typeOf(schema))),
    response.description,
  ]),
)}</details>`

function fieldTable(schema: unknown): Html {
  const { properties = {}, required = [], description } = schemaSchema.parse(schema)
  return html`${description !== undefined && html`<p>${description}</p>`}${table(
    'Fields',
    Object.entries(properties).map(([name, inner]) => [
      html`<code>${name}</code>`,
      typeOf(inner),
      `${required.includes(name) ? 'required. ' : ''}${textOf(inner)}`,
    ]),
  )}`
}

const table = (label: string, rows: readonly (readonly [Cell, Cell, Cell])[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><tbody>${rows.map(
    ([a, b, c]) => html`<tr><td>${a}</td><td>${b}</td><td>${c}</td></tr>`,
  )}</tbody></table></div>`
type Cell = Html | string | readonly (Html | string)[]

function typeOf(value: unknown): Html {
  const schema = schemaSchema.parse(value ?? {})
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) return html`<a href="#${name}">${name}</a>`
  if (schema.items !== undefined) return html`list of ${typeOf(schema.items)}`
  if (schema.enum !== undefined) return html`${schema.enum.map(String).join(' | ')}`
  if (schema.anyOf !== undefined) return html`${schema.anyOf.map((one, index) => [index > 0 && ' or ', typeOf(one)])}`
  if (schema.properties !== undefined) return html`{${Object.keys(schema.properties).join(', ')}}`
  const types = [schema.type ?? 'anything'].flat().join(' or ')
  return html`${types}${schema.maxLength !== undefined && ` ≤ ${schema.maxLength}`}`
}

function textOf(value: unknown): string {
  const schema = schemaSchema.parse(value ?? {})
  const fallback = schema.default === undefined ? '' : ` Default: ${String(schema.default)}.`
  return `${schema.description ?? ''}${fallback}`
}
