import { CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib'

/** What whoever deploys decides; everything else follows from the configuration. */
export interface Parameters {
  readonly customers: IssuerParameters
  readonly staff: IssuerParameters
  /** Claim of staff's tokens that holds their roles. */
  readonly staffRoleClaim: string
  /** Audience of the tokens of core banking where it is not that of staff. */
  readonly directoryAudience: { readonly value: string; readonly isGiven: CfnCondition }
  /** Domain or address that SES may send from. */
  readonly mailIdentity: string
  readonly deployedBy: string
  /** `given` if there is one, else the fallback. */
  publicUrl(fallback: string): string
  readonly alarmAddress: { readonly value: string; readonly isGiven: CfnCondition }
  readonly mailbox: MailboxParameters
}

/** A mailbox that is pulled by IMAP; none unless its host is given. */
export interface MailboxParameters {
  readonly isGiven: CfnCondition
  /** Variables of the function that pulls it. */
  readonly variables: Readonly<Record<string, string>>
  readonly secretArn: string
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
  const directoryAudience = text(
    'DirectoryAudience',
    'Audience (client id) of the tokens of core banking where it is not StaffAudience; goes with StaffIssuer.',
  )
  const alarmAddress = text('AlarmAddress', 'E-mail address that alarms go to; empty: none.', '', AN_ADDRESS_OR_NOTHING)
  return {
    customers: issuer('Customer', 'customers'),
    staff: issuer('Staff', 'staff'),
    staffRoleClaim: text('StaffRoleClaim', 'Claim of the tokens of staff that holds their roles.', 'cognito:groups'),
    directoryAudience: { value: directoryAudience, isGiven: given('HasDirectoryAudience', directoryAudience) },
    mailIdentity: text(
      'MailIdentity',
      'Verified SES identity (domain or address) that mail is sent from.',
      defaults.mailIdentity,
    ),
    deployedBy: text('DeployedBy', 'Recorded with the configuration that this deployment publishes.', 'deployment'),
    publicUrl: (fallback) => Fn.conditionIf(hasPublicUrl.logicalId, publicUrl, fallback).toString(),
    alarmAddress: { value: alarmAddress, isGiven: given('HasAlarmAddress', alarmAddress) },
    mailbox: mailboxParameters(text, given),
  }
}

function mailboxParameters(
  text: (name: string, description: string, defaultValue?: string, allowedPattern?: string) => string,
  given: (name: string, value: string) => CfnCondition,
): MailboxParameters {
  const host = text('MailboxHost', 'Host of a mailbox that mail is pulled from by IMAP; empty: none.')
  const secretArn = text(
    'MailboxLoginArn',
    'Secret with the credentials of the mailbox (docs/operations.md); goes with MailboxHost.',
  )
  return {
    isGiven: given('HasMailbox', host),
    secretArn,
    variables: {
      MAILBOX_HOST: host,
      MAILBOX_SECRET_ARN: secretArn,
      MAILBOX_PORT: text('MailboxPort', 'Port of the mailbox.', '993', '^[0-9]{1,5}$'),
      MAILBOX_SECURITY: text(
        'MailboxSecurity',
        'tls (port 993), or starttls (port 143); loopback is for tests on one machine.',
        'tls',
        '^(tls|starttls|loopback)$',
      ),
      MAILBOX_USER: text('MailboxUser', 'Name that the mailbox is logged in to with.'),
      MAILBOX_ADDRESS: text(
        'MailboxAddress',
        'Address that the mailbox is for; empty: its user name.',
        '',
        AN_ADDRESS_OR_NOTHING,
      ),
      MAILBOX_FOLDER: text('MailboxFolder', 'Folder that mail is pulled from.', 'INBOX', '.+'),
      MAILBOX_TAKEN_FOLDER: text(
        'MailboxTakenFolder',
        'Folder that pulled mail is moved to; empty: it stays and is marked.',
      ),
      MAILBOX_TRUSTED_HOST: text(
        'MailboxTrustedHost',
        'Host whose Authentication-Results (RFC 8601) are believed; empty: none are.',
      ),
    },
  }
}
