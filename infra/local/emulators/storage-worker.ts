import { parentPort, workerData } from 'node:worker_threads'
import { buildApp } from 'fauxqs'
import { z } from 'zod'
import { allowBrowserUploads } from './browser-uploads.ts'
import { type CorsRules, corsRulesSchema } from './cors.ts'

// fauxqs' own start function listens on all addresses. Its app, stores and persistence put together by hand listen on
// loopback only; those modules are not among its exports, so their addresses are made from its entry's.
type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>
type Persistence = NonNullable<Stores['sqsStore']['persistence']>
const classOf = <T>() => z.custom<new (dir?: string) => T>((value) => typeof value === 'function')
const importInternal = (path: string): Promise<unknown> => import(new URL(path, import.meta.resolve('fauxqs')).href)

/** Above the 25 MiB of a mail; fauxqs itself stops at 11. */
const BODY_LIMIT = 64 * 1_048_576

const { dataDir } = z.object({ dataDir: z.string() }).parse(workerData)
const { PersistenceManager } = z
  .object({ PersistenceManager: classOf<Persistence>() })
  .parse(await importInternal('./persistence.js'))
const { SqsStore } = z
  .object({ SqsStore: classOf<Stores['sqsStore']>() })
  .parse(await importInternal('./sqs/sqsStore.js'))
const { SnsStore } = z
  .object({ SnsStore: classOf<Stores['snsStore']>() })
  .parse(await importInternal('./sns/snsStore.js'))
const { S3Store } = z.object({ S3Store: classOf<Stores['s3Store']>() }).parse(await importInternal('./s3/s3Store.js'))

/** Tells of every object that is put, copied or posted, as S3 tells a bucket's event bus. */
class TellingS3Store extends S3Store {
  override putObject(...put: Parameters<Stores['s3Store']['putObject']>): ReturnType<Stores['s3Store']['putObject']> {
    const object = super.putObject(...put)
    const [bucket, key] = put
    parentPort?.postMessage({ stored: { bucket, key } })
    return object
  }
}

/** ChangeMessageVisibility(0) fails in 2.4.1: it writes NULL into a NOT NULL count. Unwritten, the message is visible again after a restart no later than it would have been anyway. */
class PatchedPersistence extends PersistenceManager {
  override updateMessageReady(): void {}
}

const persistence = new PatchedPersistence(dataDir)
const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new TellingS3Store() }
// Loading writes through as soon as a store knows its persistence, so they are joined only afterwards.
persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store)
stores.sqsStore.persistence = persistence
stores.snsStore.persistence = persistence
stores.s3Store.persistence = persistence
for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence

const app = buildApp({ logger: false, host: '127.0.0.1', defaultRegion: 'eu-central-1', stores })
app.removeContentTypeParser('*')
app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body))
const corsRules = new Map<string, CorsRules>()
allowBrowserUploads(app, (bucket) => corsRules.get(bucket) ?? [])
app.addHook('onClose', () => persistence.close())
const url = await app.listen({ host: '127.0.0.1', port: 0 })

const corsMessage = z.object({ cors: z.object({ bucket: z.string(), rules: corsRulesSchema }) })
parentPort?.on('message', async (message: unknown) => {
  const read = corsMessage.safeParse(message)
  if (read.success) {
    corsRules.set(read.data.cors.bucket, read.data.cors.rules)
    return
  }
  await app.close()
  parentPort?.close()
})
parentPort?.postMessage({ url })
