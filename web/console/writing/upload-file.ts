import { ApiProblem } from '../../platform/api/problem.ts'

interface UploadForm {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Posts a file to storage by a form that our API signed; `progress` goes from 0 to 1. Throws ApiProblem.
 * XMLHttpRequest, because fetch does not tell how much of a request has left.
 */
export function uploadFile(
  { url, fields }: UploadForm,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  // Last: storage ignores fields after the file.
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (): void => reject(new ApiProblem(request.status, undefined))
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total))
    request.addEventListener('load', () => (request.status < 300 ? resolve() : fail()))
    request.addEventListener('error', fail)
    request.addEventListener('abort', fail)
    signal.addEventListener('abort', () => request.abort())
    request.open('POST', url)
    request.send(form)
  })
}
