import { lintTemplates } from '#shared/acknowledgement/lint/lint-templates.ts'
import { adviceOn } from '#shared/configuration/advice.ts'
import { type CompiledDirectory, compileDirectory } from '#shared/configuration/directory.ts'
import { type FieldIssue, Malformed } from '#shared/errors.ts'

/** What a check finds: errors, which nothing of goes in force, or the configuration with advice on it. */
export type CheckedDirectory =
  | { readonly errors: readonly FieldIssue[] }
  | { readonly errors: readonly []; readonly compiled: CompiledDirectory; readonly advice: readonly FieldIssue[] }

/** Which directory is meant. */
export const directoryOf = (given: string | undefined): string =>
  given ?? process.env['ANKLANG_CONFIG'] ?? 'config/musterbank'

/** Compiles a directory and looks at every text in every kind of situation. */
export async function checkDirectory(directory: string): Promise<CheckedDirectory> {
  try {
    const compiled = await compileDirectory(directory)
    const texts = lintTemplates(compiled.configuration, 'thorough').map(compiled.locate)
    if (texts.length > 0) return { errors: texts }
    return { errors: [], compiled, advice: adviceOn(compiled.configuration).map(compiled.locate) }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { errors: error.issues }
  }
}
