import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import type { ServiceFunction } from './service-function.ts'

const KEY_CHARACTERS = 64

/** Keys that sign status links and reply addresses: `current` names the one for new signatures, every other still verifies. */
export class SigningSecret extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Anklang: keys that sign status links and reply addresses',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: 'k1' }),
        generateStringKey: 'k1',
        passwordLength: KEY_CHARACTERS,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledgeFinding(
      this,
      ['SMG4'],
      'Links stay valid for ever, so keys are added, never replaced: by hand when one may have leaked.',
    )
  }

  grantTo(fn: ServiceFunction): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.secretArn])
    fn.addEnvironment('SIGNING_SECRET_ARN', this.secretArn)
  }
}
