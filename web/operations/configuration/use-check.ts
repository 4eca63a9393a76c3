import { useMutation } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'
import { located, type Objection, type Part, readPart } from './parts.ts'

type Sections = Readonly<Partial<Record<Part, unknown>>>
export interface CheckResult extends Pick<components['schemas']['CheckedConfiguration'], 'changes' | 'more'> {
  readonly problems: readonly Objection[]
  readonly advice: readonly Objection[]
}

interface Draft {
  readonly base: number
  readonly changed: readonly Part[]
  readonly textOf: (part: Part) => string
}

/** Checks a draft: as YAML here, as a configuration by the API. `passed` is what may be put in force as it was checked. */
export function useCheck({ base, changed, textOf }: Draft) {
  const { api } = useApp()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: async (): Promise<{ readonly result: CheckResult; readonly sections?: Sections }> => {
      const read = changed.map((part) => ({ part, ...readPart(part, textOf(part)) }))
      const wrong = read.flatMap((one) => ('objections' in one ? one.objections : []))
      if (wrong.length > 0) return { result: { problems: wrong, advice: [], changes: [], more: false } }
      const sections: Sections = Object.fromEntries(
        read.map((one) => [one.part, 'value' in one ? one.value : undefined]),
      )
      const { problems, advice, ...rest } = await call(
        api.POST('/v1/operations/configuration/check', { body: { base, ...sections } }),
      )
      return {
        result: { problems: located(problems, textOf), advice: located(advice, textOf), ...rest },
        sections,
      }
    },
  })
  const clean = data?.result.problems.length === 0 && data.result.changes.length > 0
  return {
    run: (): void => mutate(),
    forget: reset,
    result: data?.result,
    passed: clean ? data.sections : undefined,
    error,
    isPending,
  }
}
