import { type CfnCondition, CfnResource } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Makes every resource of a construct depend on a condition. */
export function onlyIf(condition: CfnCondition, construct: IConstruct): void {
  for (const resource of construct.node.findAll().filter(CfnResource.isCfnResource))
    resource.cfnOptions.condition = condition
}
