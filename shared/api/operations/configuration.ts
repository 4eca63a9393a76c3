import {
  changeConfigurationSchema,
  checkConfigurationSchema,
  checkedSchema,
  configurationInForceSchema,
} from '../configuration.ts'
import { listOf, pagingSchema } from '../paging.ts'
import type { RouteKeyOf } from '../routes.ts'
import { differencesQuerySchema, differencesSchema, publishedSchema, releaseSchema, rollbackSchema } from '../texts.ts'
import type { Operation } from './operation.ts'
import { UNREADABLE } from './usual.ts'

export type ConfigurationRoute = Extract<
  RouteKeyOf<'operations-api'>,
  `${string} /v1/operations/configuration${string}`
>

export const CONFIGURATION_OPERATIONS: Readonly<Record<ConfigurationRoute, Operation>> = {
  'GET /v1/operations/configuration': {
    summary: 'The configuration in force',
    success: { status: 200, description: 'All of it, with its version.', schema: configurationInForceSchema },
    problems: [],
  },
  'PUT /v1/operations/configuration': {
    summary: 'Put a changed configuration in force',
    description:
      'As the next version, after the same checks as files get: desks, advisors, topics, the institute and texts. Sections that are not named stay. 409 when another version than `base` is in force: `current` names it. A change that changes nothing answers with the version in force.',
    body: changeConfigurationSchema,
    success: { status: 200, description: 'In force; functions take it up within 15 seconds.', schema: publishedSchema },
    problems: [...UNREADABLE, 'not-found', 'conflict'],
  },
  'POST /v1/operations/configuration/check': {
    summary: 'What would speak against a changed configuration',
    description:
      'The checks that files get, and what would change. Nothing comes into force. Last week’s inquiries are replayed by `npm run config -- check` alone, because that reads every one of them.',
    body: checkConfigurationSchema,
    success: { status: 200, description: 'Problems, advice and changes.', schema: checkedSchema },
    problems: [...UNREADABLE, 'not-found'],
  },
  'GET /v1/operations/configuration/versions': {
    summary: 'Versions of the configuration, newest first',
    query: pagingSchema,
    success: { status: 200, description: 'Who put them in force, when and why.', schema: listOf(releaseSchema) },
    problems: ['invalid-input'],
  },
  'GET /v1/operations/configuration/diff': {
    summary: 'What two versions have differently',
    query: differencesQuerySchema,
    success: { status: 200, description: 'Field by field.', schema: differencesSchema },
    problems: ['invalid-input', 'not-found'],
  },
  'POST /v1/operations/configuration/rollback': {
    summary: 'Put an earlier version in force again',
    description: 'As a new version, which can be rolled back as well. It restores everything of that version.',
    body: rollbackSchema,
    success: { status: 200, description: 'In force.', schema: publishedSchema },
    problems: [...UNREADABLE, 'not-found', 'conflict'],
  },
}
