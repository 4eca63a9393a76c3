import { duplicates, notLanguages, unknown } from './checks.ts'
import type { Problem } from './problem.ts'
import type { ConfigurationSource, People } from './schema.ts'

/** Whether the sample people fit together and to the configuration; paths begin below `people`. Pure. */
export function checkPeople({ customers, operators }: People, { advisors }: ConfigurationSource): Problem[] {
  const advisorIds = advisors.map((advisor) => advisor.id)
  return [
    ...duplicates(customers.map(({ id }, index) => ({ value: id, path: ['people', 'customers', index, 'id'] }))),
    ...duplicates([
      ...advisors.map(({ sub }, index) => ({ value: sub, path: ['advisors', index, 'sub'] })),
      ...customers.map(({ sub }, index) => ({ value: sub, path: ['people', 'customers', index, 'sub'] })),
      ...operators.map(({ sub }, index) => ({ value: sub, path: ['people', 'operators', index, 'sub'] })),
    ]).filter(({ path }) => path[0] === 'people'),
    ...customers.flatMap(({ language, ownAdvisor, deputies, conflicts }, index) => [
      ...notLanguages([language], ['people', 'customers', index, 'language']).map(({ path, message }) => ({
        path: path.slice(0, -1),
        message,
      })),
      ...(ownAdvisor === undefined
        ? []
        : unknown(ownAdvisor, advisorIds, 'advisor', ['people', 'customers', index, 'ownAdvisor'])),
      ...deputies.flatMap((id, at) =>
        unknown(id, advisorIds, 'advisor', ['people', 'customers', index, 'deputies', at]),
      ),
      ...conflicts.flatMap((id, at) =>
        unknown(id, advisorIds, 'advisor', ['people', 'customers', index, 'conflicts', at]),
      ),
    ]),
  ]
}
