import type { Deed } from '#shared/audit/audit-log.ts'
import { audited } from '#shared/audit/audited.ts'
import { createAuditLog } from '#shared/aws/audit-log.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { newId } from '#shared/aws/ids.ts'
import type { Reached } from './reach.ts'

/**
 * Notes in the system's audit log what is done by a command with the account's own rights, before it is done and after.
 * `user` is whom the machine says to be: which principal of the account that was, CloudTrail knows.
 */
export function noteDeed<T>(
  { client, tables, now }: Reached<'configuration' | 'audit'>,
  { deed, user }: { readonly deed: Deed; readonly user: string },
  act: () => Promise<T>,
  resultOf: (value: T) => string,
): Promise<T> {
  const versions = createConfigurationStore({ client, tables })
  return audited(
    {
      audit: createAuditLog({ client, tables }),
      newId,
      clock: () => now,
      years: async () => (await versions.current()).configuration.institute.auditYears,
      onUnconcluded: () => process.stderr.write('What came of it could not be noted in the audit log.\n'),
    },
    { actor: user, role: 'command', deed },
    act,
    { done: (value) => ({ end: 'done', result: resultOf(value) }), thrown: () => ({ end: 'failed' }) },
  )
}
