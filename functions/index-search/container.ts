import { createDocumentClient, createSecretsClient } from '#shared/aws/clients.ts'
import { createInquiryReader } from '#shared/aws/inquiry-reader.ts'
import { createSearchIndex } from '#shared/aws/search-index.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import { hashTermWith } from '#shared/search/hash-term.ts'
import type { Config } from './config.ts'
import type { IndexSearchDeps } from './handler.ts'

export function createContainer({ tables, SEARCH_SECRET_ARN: arn }: Config): IndexSearchDeps {
  const client = createDocumentClient()
  const keys = createSigningKeys({ client: createSecretsClient(), arn })
  return {
    inquiries: createInquiryReader({ client, tables }),
    searchIndex: createSearchIndex({ client, tables }),
    hashTerm: async () => hashTermWith(await keys()),
    observability: createObservability(),
  }
}
