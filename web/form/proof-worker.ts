import { work } from './proof.ts'

/** Half a minute of a telephone; more would only cost its battery. */
const HASHES = 2 ** 20

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void work(String(data), HASHES, (proof, bits) => postMessage({ proof, bits }))
})
