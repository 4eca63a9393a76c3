import { call } from './call.ts'
import { button, make, type Place } from './place.ts'
import { upload } from './upload.ts'

interface Kept {
  readonly file: File
  id?: string
  pending: boolean
}

/** The files of a form, uploaded while somebody goes on writing. */
export interface Files {
  /** Ids of what is uploaded. */
  ids(): readonly string[]
  /** Whether something is still on its way or has failed. */
  unfinished(): boolean
}

/** Uploads what is chosen: with progress, to be removed or tried again; the limits are those that the page says. */
export function attachFiles({ form, base, say }: Place): Files {
  const input = form.querySelector<HTMLInputElement>('#files')
  const list = form.querySelector('.file-list')
  const kept = new Set<Kept>()
  const limit = (name: string): number => Number(input?.dataset[name] ?? 0)
  input?.addEventListener('change', () => {
    for (const file of input.files ?? []) add(file)
    // The same file may be chosen again after it was removed.
    input.value = ''
  })
  return {
    ids: () => [...kept].flatMap(({ id }) => id ?? []),
    unfinished: () => [...kept].some(({ id }) => id === undefined),
  }

  function add(file: File): void {
    const total = [...kept].reduce((sum, one) => sum + one.file.size, file.size)
    const wrong =
      kept.size >= limit('most')
        ? 'fileTooMany'
        : file.size > limit('each') || total > limit('all')
          ? 'fileTooLarge'
          : undefined
    const state = make('span', { class: 'file-state' })
    const progress = make('progress', { max: '1', value: '0', 'aria-label': file.name })
    const name = make('span', { class: 'file-name' }, make('bdi', {}, file.name))
    const item = make('li', {}, name, ' ', state)
    const entry: Kept = { file, pending: false }
    const stop = { now: () => {} }
    const remove = button(
      '×',
      () => {
        stop.now()
        kept.delete(entry)
        item.remove()
        input?.focus()
      },
      { class: 'icon', 'aria-label': say('fileRemove', { name: file.name }) },
    )
    item.append(remove)
    list?.append(item)
    if (wrong !== undefined || file.size === 0) {
      item.classList.add('wrong')
      state.append(say(wrong ?? 'fileFailed'))
      return
    }
    kept.add(entry)
    void send()

    async function send(): Promise<void> {
      item.classList.remove('wrong')
      state.replaceChildren(progress)
      const controller = new AbortController()
      stop.now = () => controller.abort()
      try {
        entry.id = await transfer(file, base, controller.signal, (share) => {
          progress.value = share
        })
        state.replaceChildren(say('fileReady'))
      } catch {
        if (controller.signal.aborted) return
        item.classList.add('wrong')
        state.replaceChildren(
          say('fileFailed'),
          ' ',
          button(say('fileRetry'), () => void send()),
        )
      }
    }
  }
}

/** Asks for a form for the file and sends it there; the id under which a message may name it. Throws when it did not work. */
async function transfer(
  file: File,
  base: string,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<string> {
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(file.type) ? file.type : 'application/octet-stream'
  const about = JSON.stringify({ name: file.name.slice(-200), type, bytes: file.size })
  const asked = await call(`${base}/v1/attachments`, about, { 'content-type': 'application/json' }, signal)
  if (asked.state !== 'done') throw new Error(asked.state)
  const { url, fields } = Object(asked.data['upload'])
  await upload(String(url), Object(fields), file, signal, onShare)
  return String(asked.data['attachmentId'])
}
