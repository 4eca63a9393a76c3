import { mkdir, writeFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openApiDocument } from '#shared/api/openapi.ts'

// openapi-typescript prints with the compiler's JavaScript API, which TypeScript 7 no longer has: it gets that of 5.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'typescript' ? 'typescript-api' : specifier, context),
})

const GENERATED = fileURLToPath(new URL('platform/api/generated', import.meta.url))

/** Writes the API's types for the pages, made of the OpenAPI document, so that a renamed field does not compile. */
async function writeApiTypes(): Promise<void> {
  const { astToString, default: typesOf } = await import('openapi-typescript')
  const document = JSON.stringify(openApiDocument('types'))
  await mkdir(GENERATED, { recursive: true })
  await writeFile(join(GENERATED, 'api.ts'), astToString(await typesOf(document)))
}

if (import.meta.main) await writeApiTypes()
