import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { AccountRecovery, CfnUserPoolGroup, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { IssuerParameters } from '../parameters.ts'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import { onlyIf } from './only-if.ts'

export interface SignInProps {
  readonly parameters: IssuerParameters
  /** Groups of the user pool; they are the roles in its tokens. */
  readonly roles?: readonly string[]
}

/** Checks tokens of one kind of people: of the institute's own issuer, or of a user pool where none is given. */
export class SignIn extends Construct {
  readonly authorizer: HttpJwtAuthorizer

  constructor(scope: Construct, id: string, { parameters, roles = [] }: SignInProps) {
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
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    })
    for (const role of roles)
      new CfnUserPoolGroup(pool, `Group-${role}`, { userPoolId: pool.userPoolId, groupName: role })
    onlyIf(parameters.isAbsent, pool)
    acknowledgeFinding(
      pool,
      ['COG8'],
      'This pool stands in where an institute has no issuer of its own; threat protection is billed by user and theirs to choose.',
    )
    const poolIssuer = `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.userPoolId}`
    const either = (own: string, made: string): string =>
      Fn.conditionIf(parameters.isGiven.logicalId, own, made).toString()
    this.authorizer = new HttpJwtAuthorizer(id, either(parameters.issuer, poolIssuer), {
      jwtAudience: [either(parameters.audience, client.userPoolClientId)],
    })
  }
}
