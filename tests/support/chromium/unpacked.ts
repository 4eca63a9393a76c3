import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Chromium {
  readonly executablePath: string
  /** Variables that let it find its libraries and fonts on a machine that has none. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Chromium of the npm package, unpacked once per version below node_modules (about 250 MB). Safe to ask for from several
 * processes at once, and after one was killed while it unpacked.
 */
export async function unpackedChromium(): Promise<Chromium> {
  const cache = join(root, 'node_modules/.cache/anklang')
  const directory = join(cache, `chromium-${await packageVersion()}`)
  if (!existsSync(directory)) await unpackInto(directory)
  return {
    executablePath: join(directory, 'chromium'),
    env: { LD_LIBRARY_PATH: join(directory, 'al2023/lib'), FONTCONFIG_FILE: join(directory, 'fonts.conf') },
  }
}

async function packageVersion(): Promise<string> {
  const manifest = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8'))).version
}

async function unpackInto(directory: string): Promise<void> {
  const temporary = `${directory}.${process.pid}.tmp`
  await mkdir(temporary, { recursive: true })
  try {
    const child = fileURLToPath(new URL('unpack-child.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [child], { env: { ...process.env, TMPDIR: temporary } })
    await writeFile(join(temporary, 'fonts.conf'), fontConfiguration(directory))
    // Renamed only when complete; another process that made the same one first is as good.
    await rename(temporary, directory).catch(() => {})
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** The package's own font first, so that pages look alike everywhere; the machine's for what it lacks. */
const fontConfiguration = (directory: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${directory}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${directory}/fonts-cache</cachedir>
  ${['system-ui', 'sans-serif'].map((family) => `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`).join('\n  ')}
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`
