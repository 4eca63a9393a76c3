import { createAwsWorld } from './aws-world.ts'
import { pacesContract } from './paces.contract.ts'
import { openMemoryWorld } from './storage-world.ts'

pacesContract('in memory', openMemoryWorld)
pacesContract('on DynamoDB', createAwsWorld)
