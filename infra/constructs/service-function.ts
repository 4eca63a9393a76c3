import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { acknowledgeFinding } from './acknowledge-finding.ts'

export interface ServiceFunctionProps {
  /** Folder under functions/; names the service in logs, metrics and traces. */
  readonly name: string
  /** Directory with the bundled `index.mjs`. */
  readonly code: string
  readonly timeout?: Duration
  readonly memoryMb?: number
}

/**
 * A function of this system: arm64, Node.js 24, its own role with nothing but what is granted to it, its own log group,
 * traced. Time-out 10 s, so that work lost in a crash is visible again within a minute (six times the time-out).
 */
export class ServiceFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    acknowledgeFinding(
      role,
      ['IAM5[Resource::*]'],
      'X-Ray, the listing of streams and SES’s account settings know no resource; no action is a wildcard, which infra/permissions.test.ts checks.',
    )
    super(scope, id, {
      description: `Anklang: ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.code),
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memoryMb ?? 512,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: 'Anklang',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        // Messages of errors that are not ours may hold addresses; traces keep them for a month.
        POWERTOOLS_TRACER_CAPTURE_ERROR: 'false',
      },
    })
  }

  /** Allows exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }))
  }
}
