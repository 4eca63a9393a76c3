import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { MailboxParameters } from '../parameters.ts'
import type { Alarms } from './alarms.ts'
import { onlyIf } from './only-if.ts'
import { ScheduledFunction } from './scheduled-function.ts'
import type { ServiceFunction } from './service-function.ts'

export interface PulledMailboxProps {
  readonly name: string
  readonly code: string
  readonly parameters: MailboxParameters
  readonly consequence: string
  readonly alarms: Alarms
}

const QUIET_MINUTES = 10

/** A mailbox that the institute keeps elsewhere, pulled every minute; nothing of it exists unless its host is given. */
export class PulledMailbox extends Construct {
  readonly function: ServiceFunction
  readonly #parameters: MailboxParameters

  constructor(scope: Construct, id: string, { name, code, parameters, consequence, alarms }: PulledMailboxProps) {
    super(scope, id)
    this.#parameters = parameters
    // A mail of 40 MiB is held several times while it is fetched and stored.
    const pull = new ScheduledFunction(this, 'Pull', { name, code, consequence, alarms, memoryMb: 1_024 })
    this.function = pull.function
    for (const [variable, value] of Object.entries(parameters.variables)) pull.function.addEnvironment(variable, value)
    pull.function.allow(['secretsmanager:GetSecretValue'], [parameters.secretArn])
    alarms.ringWhenQuiet(this, 'QuietAlarm', {
      metric: new Metric({
        namespace: 'Anklang',
        metricName: 'mailboxRead',
        dimensionsMap: { service: name },
        statistic: 'Sum',
      }),
      minutes: QUIET_MINUTES,
      symptom: `The mailbox has not been read for ${QUIET_MINUTES} minutes.`,
      consequence,
    })
  }

  /** To be called last: what is granted to the function is conditional too. */
  exceptWhereNoneIsGiven(): void {
    onlyIf(this.#parameters.isGiven, this)
  }
}
