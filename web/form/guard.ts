import type { Place } from './place.ts'
import { work } from './proof.ts'

/** Shows the bank that a person is at work, without asking anything of them. */
export interface Guard {
  /** Ready once the least work is done and nobody can say that it went too fast. Never longer than some seconds. */
  ready(): Promise<void>
}

const PATIENCE_MS = 6_000
/** Enough for the least work nearly always, and over before somebody else's page notices. */
const HASHES_HERE = 2 ** 16

/** Works from the first key on, in a worker of our own page; in others', whose policy we do not know, in the page's pauses. */
export function guard({ form, base }: Place): Guard {
  const made = form.querySelector<HTMLInputElement>('[name=made]')?.value ?? ''
  const least = Number(form.dataset['bits'] ?? 0)
  const earliest = performance.now() + Number(form.dataset['wait'] ?? 0) * 1_000
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'proof'
  if (made !== '') form.append(field)
  let enough = (): void => {}
  const worked = new Promise<void>((resolve) => {
    enough = resolve
  })
  const better = (proof: string, bits: number): void => {
    field.value = proof
    if (bits >= least) enough()
  }
  let begun = false
  const begin = (): void => {
    if (begun) return
    begun = true
    if (!isSecureContext || made === '') enough()
    else if (base === '') workApart(made, better, enough)
    else work(made, HASHES_HERE, better).then(enough, enough)
  }
  form.addEventListener('focusin', begin, { once: true })
  return {
    async ready() {
      begin()
      await Promise.race([Promise.all([worked, sleep(earliest - performance.now())]), sleep(PATIENCE_MS)])
    },
  }
}

function workApart(made: string, better: (proof: string, bits: number) => void, onError: () => void): void {
  const worker = new Worker('/assets/form-proof.js', { type: 'module' })
  worker.addEventListener('message', ({ data }) => better(String(Object(data).proof), Number(Object(data).bits)))
  worker.addEventListener('error', onError)
  worker.postMessage(made)
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
