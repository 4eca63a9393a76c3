import { type Instant, iso } from '#shared/instant.ts'
import type { CellDifference } from '#shared/reaction-times/compare-cells.ts'
import { type Range, type Rebuild, STREAM_PATIENCE } from '#shared/reaction-times/rebuild.ts'

/** A rebuild as JSON: the same, with times in ISO 8601. */
export const forMachines = ({ hours, heldBack, differences, ...rest }: Rebuild) => ({
  hours: rangeIso(hours),
  ...(heldBack === undefined ? {} : { heldBack: rangeIso(heldBack) }),
  ...rest,
  differences: differences.map((cell) => ({ ...cell, hour: iso(cell.hour) })),
})
const rangeIso = ({ from, to }: Range) => ({ from: iso(from), to: iso(to) })

/** A rebuild in lines of text, the last of which says what to do next. */
export function forPeople(rebuild: Rebuild): string {
  const { hours, heldBack, milestones, unmeasurable, differences } = rebuild
  return [
    `${milestones} milestones in the hours from ${shortly(hours.from)} to ${shortly(hours.to)}.`,
    ...(heldBack === undefined
      ? []
      : [
          `Left alone from ${shortly(heldBack.from)} to ${shortly(heldBack.to)}: the stream may still deliver these hours. Try again ${STREAM_PATIENCE / 60_000} minutes after their end, or use --force.`,
        ]),
    ...unmeasurable.map(
      ({ inquiryId, eventId, desk, configVersion }) =>
        `Cannot be measured: event ${eventId} of inquiry ${inquiryId}; version ${configVersion} of the configuration has no desk ${desk}.`,
    ),
    ...differences.flatMap(describeCell),
    ending(rebuild),
    '',
  ].join('\n')
}

const shortly = (at: Instant): string => iso(at).replace(':00.000Z', 'Z')

function describeCell({ hour, channel, desk, topic, language, milestones, promises }: CellDifference): string[] {
  const where = [shortly(hour), channel, desk, topic, language].join(' ')
  return [
    ...milestones.map(
      ({ milestone, clock, stored, rebuilt, missing, surplus }) =>
        `${where}: ${milestone}, ${clock} time: ${stored} stored, ${rebuilt} rebuilt; ${missing} missing, ${surplus} too many.`,
    ),
    ...(promises === undefined
      ? []
      : [
          `${where}: promises: ${promises.given.stored} stored, ${promises.given.rebuilt} rebuilt; kept: ${promises.kept.stored} stored, ${promises.kept.rebuilt} rebuilt.`,
        ]),
  ]
}

function ending({ hours, differences, applied }: Rebuild): string {
  if (hours.from === hours.to) return 'Nothing was compared.'
  if (differences.length === 0) return 'What is stored agrees with the inquiries.'
  return applied ? 'What differed was repaired.' : 'Nothing was changed. Run it again with --apply to repair this.'
}
