import { CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib'

/** What whoever deploys decides; everything else follows from the configuration. */
export interface Parameters {
  readonly customers: IssuerParameters
  readonly staff: IssuerParameters
  /** Claim of staff's tokens that holds their roles. */
  readonly staffRoleClaim: string
  /** Domain or address that SES may send from. */
  readonly mailIdentity: string
  readonly deployedBy: string
  /** `given` if there is one, else the fallback. */
  publicUrl(fallback: string): string
  readonly alarmAddress: { readonly value: string; readonly isGiven: CfnCondition }
}

/** Whose tokens count: an issuer of the institute's own, or a user pool that the stack makes because none is given. */
export interface IssuerParameters {
  readonly issuer: string
  readonly audience: string
  readonly isGiven: CfnCondition
  readonly isAbsent: CfnCondition
}

const AN_ADDRESS_OR_NOTHING = '^$|^[^@\\s]+@[^@\\s]+$'

/** The stack's parameters. All have defaults, so that a first deployment needs no answer. */
export function createParameters(stack: Stack, defaults: { readonly mailIdentity: string }): Parameters {
  const text = (name: string, description: string, defaultValue = '', allowedPattern?: string): string =>
    new CfnParameter(stack, name, {
      description,
      default: defaultValue,
      ...(allowedPattern === undefined ? {} : { allowedPattern }),
    }).valueAsString
  const given = (name: string, value: string): CfnCondition =>
    new CfnCondition(stack, name, { expression: Fn.conditionNot(Fn.conditionEquals(value, '')) })
  const issuer = (who: 'Customer' | 'Staff', people: string): IssuerParameters => {
    const address = text(
      `${who}Issuer`,
      `OpenID issuer (https://…) of ${people}; empty: a Cognito user pool is made.`,
      '',
      '^$|^https?://.*[^/]$',
    )
    return {
      issuer: address,
      audience: text(`${who}Audience`, `Audience (client id) of the tokens of ${people}; goes with ${who}Issuer.`),
      isGiven: given(`Has${who}Issuer`, address),
      isAbsent: new CfnCondition(stack, `Lacks${who}Issuer`, { expression: Fn.conditionEquals(address, '') }),
    }
  }
  const publicUrl = text(
    'PublicUrl',
    'Public address of the system without a slash at the end; empty: the address of its CloudFront distribution.',
    '',
    '^$|^https?://.*[^/]$',
  )
  const hasPublicUrl = given('HasPublicUrl', publicUrl)
  const alarmAddress = text('AlarmAddress', 'E-mail address that alarms go to; empty: none.', '', AN_ADDRESS_OR_NOTHING)
  return {
    customers: issuer('Customer', 'customers'),
    staff: issuer('Staff', 'staff'),
    staffRoleClaim: text('StaffRoleClaim', 'Claim of the tokens of staff that holds their roles.', 'cognito:groups'),
    mailIdentity: text(
      'MailIdentity',
      'Verified SES identity (domain or address) that mail is sent from.',
      defaults.mailIdentity,
    ),
    deployedBy: text('DeployedBy', 'Recorded with the configuration that this deployment publishes.', 'deployment'),
    publicUrl: (fallback) => Fn.conditionIf(hasPublicUrl.logicalId, publicUrl, fallback).toString(),
    alarmAddress: { value: alarmAddress, isGiven: given('HasAlarmAddress', alarmAddress) },
  }
}
