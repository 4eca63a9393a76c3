import { topicQuerySchema } from '#shared/api/topic-suggestion.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { embedOrigins } from '#shared/form/embed-origins.ts'
import { type HttpHandler, httpHandler } from '#shared/lambda/http/http-handler.ts'
import { readJson } from '#shared/lambda/http/input.ts'
import { json } from '#shared/lambda/http/result.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import { GENERAL_TOPIC } from '#shared/topic/recognize-topic.ts'
import type { TopicModels } from '#shared/topic/topic-models.ts'
import { understand } from '#shared/topic/understand.ts'

/** Everything that suggesting needs from outside: no place to keep anything. */
export interface SuggestTopicDeps {
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly topicModels: Pick<TopicModels, 'find'>
  readonly observability: Observability
}

/** What a text that is being typed seems to be about, by what registers it later. Keeps and logs nothing of it. */
export function createHandler(deps: SuggestTopicDeps): HttpHandler {
  return httpHandler<'suggest-topic'>(
    {
      'POST /v1/topics/suggest': async (request) => {
        const { text, language } = readJson(request, topicQuerySchema)
        const { configuration, institute } = await deps.configuration()
        const spoken = language ?? institute.defaultLanguage
        const model = deps.topicModels.find()?.model
        const { topic, urgent } = understand({ subject: '', text, language: spoken }, configuration, model)
        return json(200, {
          urgent,
          ...(urgent ? { call: institute.emergencyNumber } : {}),
          ...(topic === GENERAL_TOPIC ? {} : { topic }),
        })
      },
    },
    // No route of this function asks for a role.
    { observability: deps.observability, roleClaim: '', embedOrigins: embedOrigins(deps.configuration) },
  )
}
