import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Accepts findings of cdk-nag's AwsSolutions pack on a construct and everything in it; `reason` says why it is right here. */
export function acknowledgeFinding(scope: IConstruct, rules: readonly string[], reason: string): void {
  Validations.of(scope).acknowledge(...rules.map((rule) => ({ id: `AwsSolutions-${rule}`, reason })))
}
