import { z } from 'zod'
import { readRunning } from '#infra/local/running.ts'
import { configurationInForceSchema } from '#shared/api/configuration.ts'
import { configurationSchema } from '#shared/configuration/schema.ts'
import type { Environment } from '#shared/lambda/environment.ts'
import { stackOutputs } from '../stack-outputs.ts'
import type { System } from './system.ts'

/** The operators' API of a system, called as one operator. */
export interface Operations {
  /** Subject of the operator's token. */
  readonly subject: string
  /** The answer of a call, as the schema says. Throws an Error that says what the API had against it. */
  call<S extends z.ZodType>(schema: S, method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<z.infer<S>>
}

const problemSchema = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  current: z.object({ version: z.int(), by: z.string().optional() }).optional(),
})

/** Finds the API and a token for it. Throws an Error with a sentence that says what to do. */
export async function operationsOf(
  system: System | undefined,
  environment: Environment = process.env,
): Promise<Operations> {
  if (system === undefined)
    throw new Error('No system is named and no local one runs: start it with npm start, or name --local or --stack.')
  const { url, token } =
    'local' in system ? await localAccess(system.local) : await stackAccess(system.stack, environment)
  return {
    subject: subjectOf(token),
    call: async (schema, method, path, body) => {
      const response = await fetch(`${url}/v1/operations/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json().catch(() => undefined)
      if (!response.ok) throw new Error(refusal(response.status, answer))
      return schema.parse(answer)
    },
  }
}

const inForceSchema = configurationInForceSchema.extend({ configuration: configurationSchema })

/** The configuration in force with its version. */
export const configurationInForce = ({ call }: Operations): Promise<z.infer<typeof inForceSchema>> =>
  call(inForceSchema, 'GET', 'configuration')

function refusal(status: number, answer: unknown): string {
  const read = problemSchema.safeParse(answer)
  if (!read.success) return `The system answered with ${status}.`
  const { detail, errors, current } = read.data
  return [
    detail,
    ...errors.map(({ path, message }) => `  ${path} ${message}`),
    ...(current === undefined ? [] : [`  version ${current.version} is in force, by ${current.by ?? 'unknown'}`]),
  ].join('\n')
}

interface Access {
  readonly url: string
  readonly token: string
}

const peopleSchema = z.object({ operators: z.array(z.object({ sub: z.string() })) })
const tokenSchema = z.object({ access_token: z.string() })

/** A local system signs anybody in: the first operator of its sample people. */
async function localAccess(dataDir: string): Promise<Access> {
  const running = readRunning(dataDir)
  const people = running && (await fetch(`${running.url}/local/people`).catch(() => undefined))
  if (running === undefined || people === undefined)
    throw new Error(`No local system runs on ${dataDir}: start it with ANKLANG_DATA_DIR=${dataDir} npm start.`)
  const [operator] = peopleSchema.parse(await people.json()).operators
  if (operator === undefined) throw new Error('people.yaml of the local system names no operator.')
  const signedIn = await fetch(`${running.url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: operator.sub }),
  })
  return { url: running.url, token: tokenSchema.parse(await signedIn.json()).access_token }
}

async function stackAccess(stack: string, environment: Environment): Promise<Access> {
  const token = environment['ANKLANG_TOKEN']
  if (token === undefined || token === '')
    throw new Error('ANKLANG_TOKEN must hold an access token of the staff issuer with the role operations.')
  const { Address } = await stackOutputs(stack)
  if (Address === undefined) throw new Error(`The stack ${stack} does not say what its address is: deploy it again.`)
  return { url: Address, token }
}

/** Read, not believed: the system checks the token, this only tells whose version is in force. */
function subjectOf(token: string): string {
  const payload = token.split('.')[1] ?? ''
  return z.object({ sub: z.string() }).parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).sub
}
