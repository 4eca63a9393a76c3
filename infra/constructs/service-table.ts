import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { TableDefinition } from '#shared/aws/tables.ts'
import type { Level } from '../access.ts'
import type { ServiceFunction } from './service-function.ts'

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
/** Puts carry a condition in the code that there is no such item. */
const APPEND = ['dynamodb:PutItem']
/** What TransactWriteItems needs on each table that it touches; it has no permission of its own. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']

const text = (name: string) => ({ name, type: AttributeType.STRING })

/** A table as shared/aws/tables.ts defines it: on demand, restorable to any second of 35 days, kept when the stack goes. */
export class ServiceTable extends Table {
  readonly #definition: TableDefinition

  constructor(scope: Construct, id: string, definition: TableDefinition) {
    super(scope, id, {
      partitionKey: text(definition.partitionKey),
      ...(definition.sortKey === undefined ? {} : { sortKey: text(definition.sortKey) }),
      ...(definition.stream ? { stream: StreamViewType.NEW_IMAGE } : {}),
      ...(definition.ttl === undefined ? {} : { timeToLiveAttribute: definition.ttl }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.#definition = definition
    for (const index of definition.indexes)
      this.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType.KEYS_ONLY,
      })
  }

  /** Lets a function use the table and its indexes, without a scan, and tells it the table's name. */
  grantTo(fn: ServiceFunction, level: Level): void {
    const indexes = this.#definition.indexes.map((index) => `${this.tableArn}/index/${index.name}`)
    fn.allow(READ, [this.tableArn, ...indexes])
    if (level === 'append') fn.allow(APPEND, [this.tableArn])
    if (level === 'readWrite' || level === 'readWriteMany') fn.allow(WRITE, [this.tableArn])
    if (level === 'readWriteMany') fn.allow(['dynamodb:BatchWriteItem'], [this.tableArn])
    fn.addEnvironment(this.#definition.variable, this.tableName)
  }
}
