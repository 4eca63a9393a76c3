import type { NameOf } from '#shared/api/inquiry-json.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import { signedIn } from '#shared/lambda/http/caller.ts'
import { Refusal } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { seeing } from '#shared/roster/leading.ts'

/** The advisor whose token it is, with all desks whose work they see. Whoever has the role and is not in the configuration is refused (403). */
export function advisorOf(
  request: HttpRequest,
  index: ConfigurationIndex,
): { readonly advisorId: string; readonly advisor: Advisor; readonly nameOf: NameOf } {
  const known = index.advisorBySub(signedIn(request.caller).subject)
  if (known === undefined) throw new Refusal('not-allowed', 'You are not an advisor of this institute.')
  const advisor = seeing(known, index)
  return { advisorId: advisor.id, advisor, nameOf: (id) => index.advisor(id)?.name }
}
