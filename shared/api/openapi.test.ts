import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { OPERATIONS, openApiDocument } from './openapi.ts'
import { PROBLEMS } from './problem.ts'
import { ROUTES } from './routes.ts'

const operationSchema = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.unknown()),
  parameters: z.array(z.looseObject({ in: z.string(), name: z.string() })).default([]),
})
const document = z
  .looseObject({
    openapi: z.string(),
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(openApiDocument('1.2.3'))
const text = JSON.stringify(document)

describe('the OpenAPI document', () => {
  it('is version 3.1 and describes every route, and no other', () => {
    expect(document.openapi).toBe('3.1.0')
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(ROUTES.map(({ key }) => key).sort())
  })

  it('asks for a token exactly where the gateway does', () => {
    for (const { key, audience } of ROUTES) {
      const [method = '', path = ''] = key.split(' ')
      const scheme = document.paths[path]?.[method.toLowerCase()]?.security.flatMap(Object.keys)
      const wanted = audience === 'public' ? [] : [audience === 'customer' ? 'customerToken' : 'staffToken']
      expect(scheme, key).toEqual(wanted)
    }
  })

  it('names path parameters and the idempotency key of every call that may be repeated', () => {
    for (const { key } of ROUTES) {
      const [method = '', path = ''] = key.split(' ')
      const parameters = document.paths[path]?.[method.toLowerCase()]?.parameters ?? []
      const names = (where: string) => parameters.filter((one) => one.in === where).map(({ name }) => name)
      expect(names('path'), key).toEqual([...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name))
      const { repeatable, versioned } = OPERATIONS[key]
      if (versioned !== true) expect(names('header'), key).toEqual(repeatable === true ? ['Idempotency-Key'] : [])
      else if (method !== 'GET') expect(names('header'), key).toContain('If-Match')
    }
  })

  it('resolves every reference and gives every operation its own id', () => {
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/gu)].map(([, name = '']) => name)
    expect(references.length).toBeGreaterThan(50)
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/gu)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ROUTES.length)
  })

  it('answers only with statuses that the contract knows', () => {
    const known = new Set([
      '200',
      '201',
      '202',
      '204',
      '303',
      ...Object.values(PROBLEMS).map(({ status }) => String(status)),
    ])
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods))
        for (const status of Object.keys(operation.responses)) expect(known).toContain(status)
  })
})
