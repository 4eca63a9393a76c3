/** What a worker thread is given when it starts. */
export interface WorkerSettings {
  /** `file:` address of the bundle. */
  readonly module: string
  /** Exported name. */
  readonly handler: string
  readonly functionName: string
  readonly functionArn: string
  readonly memory: string
}
export interface Invocation {
  readonly id: string
  /** JSON, as Lambda's runtime gets it. */
  readonly event: string
  /** Milliseconds since 1970, real time. */
  readonly deadline: number
}
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly result: string }
  | { readonly type: 'failure'; readonly errorType: string; readonly errorMessage: string }
