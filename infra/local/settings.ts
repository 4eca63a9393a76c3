import { resolve } from 'node:path'
import { z } from 'zod'
import { type MailboxSettings, readMailboxUrl } from './mailbox.ts'
import { StartError } from './start-error.ts'

const port = (fallback: number) => z.coerce.number('must be a port number').int().min(0).max(65_535).default(fallback)
const hostAndPort = z
  .string()
  .regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port')
  .transform((value) => ({ host: value.slice(0, value.lastIndexOf(':')), port: Number(value.split(':').at(-1)) }))

const schema = z.object({
  ANKLANG_PORT: port(8080),
  ANKLANG_SMTP_PORT: port(2525),
  ANKLANG_HOST: z.string().min(1).default('127.0.0.1'),
  ANKLANG_DATA_DIR: z.string().min(1).default('.local'),
  ANKLANG_CONFIG: z.string().min(1).default('config/musterbank'),
  ANKLANG_DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ANKLANG_SMTP_RELAY: hostAndPort.optional(),
  ANKLANG_MAILBOX: z
    .string()
    .transform(readMailboxUrl)
    .refine((mailbox) => mailbox !== undefined, 'must be imap://user:password@host:port')
    .optional(),
  ANKLANG_LOG: z.enum(['0', '1']).default('0'),
})

/** What a person may set about the local system; ports of 0 choose a free one. */
export interface Settings {
  readonly port: number
  readonly smtpPort: number
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
  /** Absolute path. */
  readonly configDir: string
  readonly dynamodbEndpoint?: string
  readonly smtpRelay?: { readonly host: string; readonly port: number }
  /** A mailbox to pull besides what comes by SMTP. */
  readonly mailbox?: MailboxSettings
  /** Functions' logs to stderr too. */
  readonly showLogs: boolean
}

/** Reads the ANKLANG_ variables; empty ones count as absent. Throws StartError that names the variable. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = schema.safeParse(set)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new StartError(
      `${issue?.path.join('.')} cannot be used: ${issue?.message}. Correct the variable or unset it.`,
    )
  }
  const value = result.data
  return {
    port: value.ANKLANG_PORT,
    smtpPort: value.ANKLANG_SMTP_PORT,
    host: value.ANKLANG_HOST,
    dataDir: resolve(root, value.ANKLANG_DATA_DIR),
    configDir: resolve(root, value.ANKLANG_CONFIG),
    showLogs: value.ANKLANG_LOG === '1',
    ...(value.ANKLANG_DYNAMODB_ENDPOINT === undefined ? {} : { dynamodbEndpoint: value.ANKLANG_DYNAMODB_ENDPOINT }),
    ...(value.ANKLANG_MAILBOX === undefined ? {} : { mailbox: value.ANKLANG_MAILBOX }),
    ...(value.ANKLANG_SMTP_RELAY === undefined ? {} : { smtpRelay: value.ANKLANG_SMTP_RELAY }),
  }
}
