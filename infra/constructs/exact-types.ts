import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3'

// CDK's classes declare optional members as `T | undefined`, their own interfaces as optional alone: under
// exactOptionalPropertyTypes the class no longer fits the interface that it implements.
export const asBucket = (bucket: Bucket): IBucket => bucket as IBucket
export const asTable = (table: Table): ITable => table as ITable
