// Completes package-lock.json after `npm install` against a registry that lacks packages of other platforms: npm leaves
// them out of the lock file then, and `npm ci` refuses a lock file that leaves out optional packages. Each gets an entry
// with its version and platform and no integrity; npm never fetches it on another platform.
// usage: node .ci/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32', 'universal']
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path === '' ? '' : `${path}/`}node_modules/${name}`
    if (Object.hasOwn(lock.packages, nested) || Object.hasOwn(lock.packages, `node_modules/${name}`)) continue
    const words = name.split(/[-/]/)
    const os = OS.find((one) => words.includes(one))
    const cpu = CPU.find((one) => words.includes(one))
    // A plain optional package that is left out was left out on purpose.
    if (os === undefined && cpu === undefined) continue
    const libc = ['musl'].filter((one) => words.includes(one))
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...(cpu === undefined || cpu === 'universal' ? {} : { cpu: [cpu] }),
      ...(entry.dev === true ? { dev: true } : {}),
      ...(libc.length === 0 ? {} : { libc }),
      optional: true,
      ...(os === undefined ? {} : { os: [os] }),
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages of other platforms added to package-lock.json`)
