import { work } from './proof.ts'

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void work(String(data), (proof, bits) => postMessage({ proof, bits }))
})
