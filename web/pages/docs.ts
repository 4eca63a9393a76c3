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
  const contents = [...document.tags.map(({ name }) => name), 'Shapes', 'Problems']
  return layout({
    language: 'en',
    bank: document.info.title,
    title: 'API',
    path: '/docs',
    reference: true,
    content: html`<h1>API</h1>
<p class="lead">${prose(document.info.description)}</p>
<p>The same for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav class="contents" aria-label="Contents">${contents.map((name) => html`<a href="#${anchor(name)}">${name}</a>`)}</nav>
${document.tags.map(
  (tag) => html`<section><h2 id="${anchor(tag.name)}">${tag.name}</h2><p>${tag.description}</p>
${operations.filter(({ operation }) => operation.tags.includes(tag.name)).map(operationDetails)}</section>`,
)}
<section><h2 id="${anchor('Shapes')}">Shapes</h2><p>What calls take and give, in JSON.</p>
${Object.entries(document.components.schemas).map(
  ([name, schema]) =>
    html`<details id="${name}"><summary><strong>${name}</strong></summary><div class="inside">${shape(schema)}</div></details>`,
)}</section>
<section><h2 id="${anchor('Problems')}">Problems</h2>
<p>Errors are <code>application/problem+json</code>, RFC 9457. Their <code>type</code> leads here.</p>
<dl class="fields">${problems.map(
      ({ kind, status, title, meaning }) =>
        html`<div id="${kind}"><dt><code>${kind}</code> <span class="type">${status}</span></dt><dd>${title}. ${prose(meaning)}</dd></div>`,
    )}</dl></section>`,
  })
}

/** Apart from the names of shapes and problems, which are addresses of their own. */
const anchor = (section: string): string => `section-${section.toLowerCase().replaceAll(' ', '-')}`

const operationDetails = ({
  method,
  path,
  operation,
}: {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}): Html => html`<details><summary><span class="method">${method}</span> <code>${path}</code> <span class="what">${operation.summary}</span></summary>
<div class="inside">
${operation.description !== undefined && html`<p>${prose(operation.description)}</p>`}
${
  operation.parameters.length > 0 &&
  html`<h3>Parameters</h3>${fields(
    operation.parameters.map((parameter) => ({
      name: parameter.name,
      type: html`${typeOf(parameter.schema)} in ${parameter.in}`,
      text: `${parameter.required === true ? 'Required. ' : ''}${textOf(parameter.schema)}`,
    })),
  )}`
}
${
  operation.requestBody !== undefined &&
  html`<h3>Body</h3>${fields(
    Object.entries(operation.requestBody.content).map(([type, { schema }]) => ({ name: type, text: typeOf(schema) })),
  )}`
}
<h3>Answers</h3>
${fields(
  Object.entries(operation.responses).map(([status, response]) => ({
    name: status,
    type: html`${Object.values(response.content ?? {}).map(({ schema }) => (schema === undefined ? 'page' : typeOf(schema)))}`,
    text: response.description,
  })),
)}
</div></details>`

function shape(schema: unknown): Html {
  const { properties = {}, required = [], description } = schemaSchema.parse(schema)
  return html`${description !== undefined && html`<p>${prose(description)}</p>`}${fields(
    Object.entries(properties).map(([name, inner]) => ({
      name,
      type: typeOf(inner),
      text: `${required.includes(name) ? 'Required. ' : ''}${textOf(inner)}`,
    })),
  )}`
}

/** Descriptions mark what is code as Markdown does. */
const prose = (text: string): Html[] =>
  text.split('`').map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))

const fields = (
  rows: readonly { readonly name: string; readonly type?: Html; readonly text: Html | string }[],
): Html | undefined =>
  rows.length === 0
    ? undefined
    : html`<dl class="fields">${rows.map(
        ({ name, type, text }) =>
          html`<div><dt><code>${name}</code>${type !== undefined && html` <span class="type">${type}</span>`}</dt><dd>${typeof text === 'string' ? prose(text) : text}</dd></div>`,
      )}</dl>`

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
