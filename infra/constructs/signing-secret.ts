import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import type { ServiceFunction } from './service-function.ts'

const KEY_CHARACTERS = 64

export interface SigningSecretProps {
  /** Environment variable that carries its ARN. */
  readonly variable: string
  /** What is signed, completing "keys that sign …". */
  readonly signs: string
  /** Why it is not rotated by itself. */
  readonly rotation: string
}

/** Keys that sign: `current` names the one for new signatures, every other still verifies. */
export class SigningSecret extends Secret {
  readonly #variable: string

  constructor(scope: Construct, id: string, props: SigningSecretProps) {
    super(scope, id, {
      description: `Anklang: keys that sign ${props.signs}`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: 'k1' }),
        generateStringKey: 'k1',
        passwordLength: KEY_CHARACTERS,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.#variable = props.variable
    acknowledgeFinding(this, ['SMG4'], props.rotation)
  }

  grantTo(fn: ServiceFunction): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.secretArn])
    fn.addEnvironment(this.#variable, this.secretArn)
  }
}
