import { glob, readFile } from 'node:fs/promises'

/** Test files of the project, outside flows, whose source matches, in alphabetical order. */
export async function testFilesWith(pattern: RegExp): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob('{shared,functions,infra,web,tests}/**/*.test.ts')) {
    if (!file.startsWith('tests/flows/') && pattern.test(await readFile(file, 'utf8'))) files.push(file)
  }
  return files.sort()
}
