import { Aws, type CfnCondition, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import {
  AccountRecovery,
  CfnUserPoolGroup,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { IssuerParameters } from '../parameters.ts'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import { onlyIf } from './only-if.ts'

export interface SignInProps {
  readonly parameters: IssuerParameters
  /** Addresses of the pages that sign people in. */
  readonly pages: readonly string[]
  /** Groups of the user pool; they are the roles in its tokens. */
  readonly roles?: readonly string[]
  /** A program that signs in as itself (client credentials, RFC 6749 §4.4) and its one scope, `<resource server>/<scope>`. */
  readonly machine?: {
    readonly name: string
    readonly scope: string
    /** Audience of its tokens of the institute's own issuer, where it is not that of people. */
    readonly audience: { readonly value: string; readonly isGiven: CfnCondition }
  }
}

/** A sign-in page's host, different for each stack and kind of people. */
const prefixOf = (id: string): string =>
  `anklang-${id.toLowerCase()}-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))))}`

/** Origins that a page talks to while signing people in: the institute's own issuer, or Cognito's issuer and sign-in page. */
export function providerOrigins(id: string, { issuer, isGiven }: IssuerParameters): readonly string[] {
  // Slashes are added so that there are parts to take where no issuer is given.
  const part = (index: number): string => Fn.select(index, Fn.split('/', `${issuer}///`))
  const either = (made: string): string =>
    Fn.conditionIf(isGiven.logicalId, `${part(0)}//${part(2)}`, `https://${made}`).toString()
  return [
    either(`cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`),
    either(`${prefixOf(id)}.auth.${Aws.REGION}.amazoncognito.com`),
  ]
}

/** Checks tokens of one kind of people: of the institute's own issuer, or of a user pool where none is given. */
export class SignIn extends Construct {
  readonly authorizer: HttpJwtAuthorizer
  /** What the pages need to know to sign people in. */
  readonly settings: { readonly issuer: string; readonly clientId: string }

  constructor(scope: Construct, id: string, { parameters, pages, roles = [], machine }: SignInProps) {
    super(scope, id)
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const client = pool.addClient('Client', {
      // Pages hold no secret: authorization code with PKCE alone.
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
        callbackUrls: [...pages],
        logoutUrls: [...pages],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      refreshTokenValidity: Duration.hours(12),
    })
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: prefixOf(id) } })
    for (const role of roles)
      new CfnUserPoolGroup(pool, `Group-${role}`, { userPoolId: pool.userPoolId, groupName: role })
    const machineClient = machine === undefined ? undefined : clientOf(pool, machine)
    onlyIf(parameters.isAbsent, pool)
    acknowledgeFinding(
      pool,
      ['COG8'],
      'This pool stands in where an institute has no issuer of its own; threat protection is billed by user and theirs to choose.',
    )
    const poolIssuer = `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.userPoolId}`
    const either = (own: string, made: string): string =>
      Fn.conditionIf(parameters.isGiven.logicalId, own, made).toString()
    const issuer = either(parameters.issuer, poolIssuer)
    const clientId = either(parameters.audience, client.userPoolClientId)
    this.settings = { issuer, clientId }
    const ofMachine =
      machine === undefined || machineClient === undefined
        ? []
        : [either(given(machine.audience), machineClient.userPoolClientId)]
    this.authorizer = new HttpJwtAuthorizer(id, issuer, { jwtAudience: [clientId, ...ofMachine] })
  }
}

/** A value where there is one; otherwise the entry of the list is left out. */
const given = ({ value, isGiven }: NonNullable<SignInProps['machine']>['audience']): string =>
  Fn.conditionIf(isGiven.logicalId, value, Aws.NO_VALUE).toString()

/** The client of a program: it has a secret, knows no people and is granted its scope alone. */
function clientOf(pool: UserPool, { name, scope }: NonNullable<SignInProps['machine']>): UserPoolClient {
  const [identifier = '', scopeName = ''] = scope.split('/')
  const granted = new ResourceServerScope({ scopeName, scopeDescription: `What ${name} may do.` })
  const server = pool.addResourceServer('Machines', { identifier, scopes: [granted] })
  return pool.addClient(name, {
    generateSecret: true,
    oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, granted)] },
    enableTokenRevocation: true,
  })
}
