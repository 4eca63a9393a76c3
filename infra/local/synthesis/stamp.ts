import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** What the template is made of. infra/local only runs it, and what is generated is made from the rest. */
const SOURCES = ['infra', 'shared', 'functions', 'web', 'package-lock.json', 'cdk.json', 'tsconfig.json']
const LEFT_OUT = /^(infra\/local|web\/dist|web\/platform\/api\/generated)(\/|$)|\.test\.ts$/

async function add(hash: Hash, path: string, name: string): Promise<void> {
  if (LEFT_OUT.test(name)) return
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) {
    const content = await readFile(path).catch(() => undefined)
    if (content !== undefined) hash.update(`${name}\0${content.length}\0`).update(content)
    return
  }
  const names = entries.map((entry) => entry.name).sort()
  for (const child of names) await add(hash, join(path, child), `${name}/${child}`)
}

/** Digest over the names and contents of everything that a synthesis reads: the same digest, the same template. */
export async function sourceStamp(root: string, configDir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) await add(hash, join(root, source), source)
  await add(hash, configDir, `config:${relative(root, configDir)}`)
  return hash.digest('hex').slice(0, 16)
}
