/** What is known of a file that somebody uploaded. */
export interface UploadedFile {
  readonly name: string
  /** As claimed when the upload was asked for. */
  readonly type: string
  readonly bytes: number
  /** First octets, at most as many as were asked for. */
  readonly beginning: Uint8Array
}

/** A form that a browser sends straight to storage (S3's presigned POST), its file as the last field `file`. */
export interface UploadForm {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

/** Uploads before they belong to a message. Nothing here can be downloaded. Every method may throw Unavailable. */
export interface UploadStore {
  /** A form that takes one file of at most `bytes` octets under this id within ten minutes; the storage checks it. */
  form(
    attachmentId: string,
    file: { readonly name: string; readonly type: string; readonly bytes: number },
  ): Promise<UploadForm>
  /** undefined until a file was uploaded under this id. */
  find(attachmentId: string, octets: number): Promise<UploadedFile | undefined>
  /** Copies the upload to its key as an attachment, where it is scanned. Throws Missing when it is not there. */
  adopt(attachmentId: string, key: string, type: string): Promise<void>
}

/** Links that a browser downloads by. */
export interface DownloadLinks {
  /** Good for 60 s, as an attachment of this name and type, whatever is stored with it. */
  link(key: string, file: { readonly name: string; readonly type: string }): Promise<string>
}
