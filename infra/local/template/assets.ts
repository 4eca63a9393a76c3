import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.enum(['file', 'zip']) }),
      destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
    }),
  ),
})

/** A file or (zipped) directory that a deployment would upload. */
export interface Asset {
  /** Absolute path on this machine. */
  readonly path: string
  readonly zipped: boolean
  readonly objectKey: string
}

/** Assets of a synthesized stack by object key (`<hash>.zip`), from `<Stack>.assets.json` beside the template. */
export async function readAssets(templatePath: string): Promise<ReadonlyMap<string, Asset>> {
  const manifestPath = templatePath.replace(/\.template\.json$/, '.assets.json')
  const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestPath, 'utf8')))
  const assets = Object.values(manifest.files).flatMap((file) =>
    Object.values(file.destinations).map(({ objectKey }) => ({
      path: join(dirname(templatePath), file.source.path),
      zipped: file.source.packaging === 'zip',
      objectKey,
    })),
  )
  return new Map(assets.map((asset) => [asset.objectKey, asset]))
}
