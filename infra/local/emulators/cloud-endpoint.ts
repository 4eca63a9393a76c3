import { z } from 'zod'
import { json, type Request, type Response } from '../gateway/exchange.ts'
import { type RunningServer, startServer, wholeRequests } from '../gateway/http-server.ts'
import type { CustomResourceResponses } from '../lambda/custom-resource.ts'
import type { Ses } from '../mail/ses.ts'
import { readSecret } from '../resources/secrets.ts'
import type { State } from '../state.ts'

/** Base64 of the 40 MB that SES takes. */
const LIMIT_BYTES = 56 * 1_048_576
const secretRequest = z.object({ SecretId: z.string() })

export interface CloudServices {
  readonly ses: () => Ses
  readonly state: State
  readonly responses: CustomResourceResponses
}

function getSecretValue(request: Request, state: State): Response {
  const { SecretId } = secretRequest.parse(JSON.parse(request.body.toString('utf8')))
  const SecretString = readSecret(SecretId, state)
  if (SecretString === undefined)
    return json(
      400,
      { __type: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret." },
      'application/x-amz-json-1.1',
    )
  const answer = {
    ARN: SecretId,
    Name: SecretId,
    VersionId: '0'.repeat(32),
    SecretString,
    VersionStages: ['AWSCURRENT'],
  }
  return json(200, answer, 'application/x-amz-json-1.1')
}

/** One loopback server for SES, Secrets Manager and CloudFormation's answers; any other call to the cloud is refused here instead of leaving the machine. */
export function startCloudEndpoint({ ses, state, responses }: CloudServices): Promise<RunningServer> {
  const handle = async (request: Request): Promise<Response> => {
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') return getSecretValue(request, state)
    if (request.method === 'PUT' && responses.take(request.path, request.body))
      return { status: 200, headers: {}, body: '' }
    return (
      (await ses().handle(request)) ??
      json(400, { __type: 'UnknownOperationException', message: 'Not available on this machine.' })
    )
  }
  return startServer('127.0.0.1', 0, wholeRequests(LIMIT_BYTES, handle), 'ANKLANG_PORT')
}
