import { isDeepStrictEqual, parseArgs } from 'node:util'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryReader } from '#shared/aws/inquiry-reader.ts'
import { iso } from '#shared/instant.ts'
import { decide } from '#shared/routing/decide.ts'
import { type Explanation, explain } from '#shared/routing/explain.ts'
import { EXPLANATION_LANGUAGES, type ExplanationLanguage } from '#shared/routing/explain-texts.ts'
import { type StoredDecision, storedDecision } from '#shared/routing/stored-decision.ts'
import { placeOf } from './place/place.ts'
import { reach } from './place/reach.ts'

const USAGE = 'usage: npm run -s explain -- INQUIRY_ID [--language de|en] [--json] [--stack NAME | --local DATA_DIR]'

interface Explained extends Explanation {
  readonly at: string
  readonly type: string
  /** Whether deciding again from what was stored gives the same; `unknown` where a release kept too little. */
  readonly replay: 'same' | 'different' | 'unknown'
}

/** `npm run explain -- <inquiryId>`: every decision about an inquiry in words, decided again from what was stored. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      stack: { type: 'string' },
      local: { type: 'string' },
    },
  })
  const [inquiryId] = positionals
  const language = EXPLANATION_LANGUAGES.find((known) => known === values.language)
  if (inquiryId === undefined || language === undefined) throw new Error(USAGE)
  const explained = await explainInquiry(inquiryId, language, values)
  process.stdout.write(values.json ? `${JSON.stringify(explained)}\n` : explained.map(forPeople).join('\n'))
}

async function explainInquiry(
  inquiryId: string,
  language: ExplanationLanguage,
  where: { readonly stack?: string | undefined; readonly local?: string | undefined },
): Promise<readonly Explained[]> {
  const { client, tables } = await reach(placeOf(where, ['inquiries', 'configuration'], process.env, USAGE))
  const inquiries = createInquiryReader({ client, tables })
  const { configuration } = await createConfigurationStore({ client, tables }).current()
  const nameOf = (id: string) => configuration.advisors.find((advisor) => advisor.id === id)?.name
  if ((await inquiries.find(inquiryId)) === undefined) throw new Error(`There is no inquiry ${inquiryId}.`)
  return (await inquiries.events(inquiryId)).flatMap(({ at, type, detail }) => {
    const stored = storedDecision(detail)
    return stored === undefined
      ? []
      : [{ at: iso(at), type, replay: replayOf(stored), ...explain(stored, language, nameOf) }]
  })
}

function replayOf({ decision, snapshot }: StoredDecision): Explained['replay'] {
  if (snapshot === undefined) return 'unknown'
  return isDeepStrictEqual(decide(snapshot), decision) ? 'same' : 'different'
}

const forPeople = ({ at, outcome, people, replay }: Explained): string =>
  `${at} ${outcome}\n${people.map(({ name, why }) => `  ${name}: ${why}\n`).join('')}  (decided again: ${replay})\n`

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
