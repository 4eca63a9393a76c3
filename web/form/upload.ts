/** A file that did not arrive; 0 where nothing answered. */
export class UploadFailed extends Error {
  readonly status: number
  constructor(status: number) {
    super('not uploaded')
    this.status = status
  }
}

/** Posts a file by a signed form, telling how far it is (0 to 1). `fetch` cannot say that. Rejects with UploadFailed. */
export function upload(
  url: string,
  fields: Readonly<Record<string, unknown>>,
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  // Last: storage ignores fields after the file.
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(new UploadFailed(request.status))
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => (request.status < 300 ? resolve() : fail()))
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, fail)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('POST', url)
    request.send(form)
  })
}
