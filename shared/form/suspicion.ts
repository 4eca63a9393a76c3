import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { HOUR, type Instant, SECOND } from '#shared/instant.ts'
import { isThisMachine } from '#shared/intake/this-machine.ts'
import { hourlyCap } from '#shared/sending/hourly-cap.ts'
import type { Caps } from '#shared/sending/send-ledger.ts'
import { readFormToken } from '#shared/token/form-token.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import { workShown } from './proof-of-work.ts'

/** What a form carries beside its fields that tells people from programs. */
export interface FormSigns {
  /** As the page got it; empty when there is none. */
  readonly made: string
  readonly proof: string
  /** Network address that it came from. */
  readonly address: string
}

/** Why a form waits for an operator's look. */
export type FormSuspicion = 'form-too-fast' | 'form-without-proof' | 'form-too-many'

type Rules = Omit<ConfigurationIndex['configuration']['form']['protection'], 'messagesHour'>

/** A proof is worth something as long as the page may reasonably be open. */
const FRESH = 24 * HOUR
/** Beyond these bits more work allows no more. */
const MOST_DOUBLINGS = 5

/**
 * How many forms an hour from one address pass with these signs, and what it is called when there are more. The more an
 * address sends, the more work each further one takes; none at all pass that nobody can have written so fast. Pure.
 */
function allowance(
  signs: Pick<FormSigns, 'made' | 'proof'>,
  keys: SigningKeys,
  rules: Rules,
  now: Instant,
): { readonly most: number; readonly reason: FormSuspicion } {
  const made = readFormToken(signs.made, keys)
  if (made !== undefined && now - made < rules.minimumSeconds * SECOND) return { most: 0, reason: 'form-too-fast' }
  const bits = made !== undefined && now - made < FRESH ? workShown(signs.made, signs.proof) : 0
  if (bits < rules.leastBits) return { most: rules.withoutProofHour, reason: 'form-without-proof' }
  const doublings = Math.min(bits - rules.leastBits, MOST_DOUBLINGS)
  return { most: rules.withProofHour * 2 ** doublings, reason: 'form-too-many' }
}

/**
 * Why a form is suspicious, if it is. Counts it for its address, whose name is kept as a hash for two hours; this machine's
 * own is left alone. `id` makes a repeated call count once. May throw Unavailable.
 */
export async function suspicionOf(
  deps: { readonly caps: Caps },
  signs: FormSigns,
  {
    keys,
    rules,
    now,
    id,
  }: { readonly keys: SigningKeys; readonly rules: Rules; readonly now: Instant; readonly id: string },
): Promise<FormSuspicion | undefined> {
  if (isThisMachine(signs.address)) return undefined
  const { most, reason } = allowance(signs, keys, rules, now)
  const { cap } = hourlyCap('forms-hour', signs.address, most, now)
  const exhausted = await deps.caps.take([cap], `form-${id}`)
  return exhausted === undefined ? undefined : reason
}
