/** Posts a file by a signed form, telling how far it is (0 to 1). `fetch` cannot say that. Rejects when it did not work. */
export function upload(
  url: string,
  fields: Readonly<Record<string, unknown>>,
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(new Error('not uploaded'))
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => (request.status < 300 ? resolve() : fail()))
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, fail)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('POST', url)
    request.send(form)
  })
}
