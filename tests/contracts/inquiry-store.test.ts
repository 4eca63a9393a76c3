import { createAwsWorld } from './aws-world.ts'
import { inquiryCommitContract } from './inquiry-commit.contract.ts'
import { inquiryListsContract } from './inquiry-lists.contract.ts'
import { openMemoryWorld } from './storage-world.ts'

inquiryCommitContract('in memory', openMemoryWorld)
inquiryCommitContract('on DynamoDB', createAwsWorld)
inquiryListsContract('in memory', openMemoryWorld)
inquiryListsContract('on DynamoDB', createAwsWorld)
