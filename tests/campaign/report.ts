import { rounded } from '#tests/support/quantiles.ts'
import type { KillReport } from './kill.ts'
import type { LatencyReport } from './latency.ts'
import type { LoopsReport } from './loops.ts'
import type { ManyRunsReport } from './many-runs.ts'
import type { Stock } from './stock.ts'

export interface CampaignReport {
  /** `2026-11-24` */
  readonly date: string
  readonly commit: string
  readonly machine: string
  readonly seed: number
  /** Under what conditions it ran, where they matter. */
  readonly note: string
  readonly latency?: LatencyReport
  readonly kill?: KillReport
  readonly loops?: LoopsReport
  readonly properties?: ManyRunsReport
  readonly mails?: ManyRunsReport
  readonly concurrency?: ManyRunsReport
}
/** One line of the report: what was measured, what was wanted, and whether it was reached. */
export interface Bar {
  readonly what: string
  readonly wanted: string
  readonly measured: string
  readonly kept: boolean
}

const none = (what: string, count: number): Bar => ({ what, wanted: '0', measured: String(count), kept: count === 0 })

const stockBars = (stock: Stock): Bar[] => [
  none('accepted, never acknowledged', stock.unacknowledged),
  none('accepted, neither assigned nor waiting with a promise', stock.unplaced),
  none('in flight at rest', stock.totals.inFlight + stock.queued),
  none('dead letters', stock.deadLetters),
  {
    what: 'reconciliation',
    wanted: 'adds up',
    measured: Object.entries(stock.totals)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
    kept: stock.addsUp,
  },
]

const latencyBars = (report: LatencyReport): Bar[] => {
  const { all, web, email } = report.milliseconds
  const below = (what: string, value: number, most: number): Bar => ({
    what,
    wanted: `≤ ${most} ms`,
    measured: `${rounded(value)} ms`,
    kept: value <= most,
  })
  return [
    below('acknowledgement p50', all.p50, 300),
    below('acknowledgement p99', all.p99, 1_500),
    {
      what: 'by form, by mail: p50 / p99 / max',
      wanted: '–',
      measured: [web, email].map(({ p50, p99, max }) => `${p50} / ${p99} / ${max} ms`).join(', '),
      kept: true,
    },
    none('refused', report.refused),
    none('acknowledged twice', report.twice),
    ...stockBars(report),
  ]
}

const killBars = (report: KillReport): Bar[] => [
  ...stockBars(report),
  none('inquiries beyond one for each sender', report.surplusInquiries),
  {
    what: 'acknowledged twice (between send and record)',
    wanted: '≤ those the metric ambiguousSend counted',
    measured: `${report.twice} of ${report.ambiguousSends} counted`,
    kept: report.twice <= report.ambiguousSends,
  },
]

const loopsBars = ({ twice, acknowledgements, robot }: LoopsReport): Bar[] => [
  none('inquiries acknowledged twice', twice),
  {
    what: 'acknowledgements of both banks with headers intact, stripped, bare',
    wanted: '–',
    measured: Object.values(acknowledgements).join(', '),
    kept: true,
  },
  {
    what: `acknowledgements held back by the breaker, of ${robot.mails} mails of robots and their answers`,
    wanted: 'all but those within the limit',
    measured: `${robot.breakerOpen}, and ${robot.acknowledged} sent`,
    kept: robot.breakerOpen >= robot.mails - robot.acknowledged,
  },
]

const runsBars = (report: ManyRunsReport): Bar[] => [
  none(
    `failed of ${report.passed + report.failed} tests in ${report.files} files, ${report.factor} × runs`,
    report.failed,
  ),
]

/** Every bar of the campaign by the part it belongs to. */
export function barsOf(report: CampaignReport): readonly (readonly [title: string, bars: readonly Bar[]])[] {
  const { latency, kill, loops, properties, mails, concurrency } = report
  return [
    ...(latency === undefined
      ? []
      : ([
          [
            `Acknowledgement: ${latency.accepted} inquiries, ${latency.perSecond}/s for ${latency.seconds} s`,
            latencyBars(latency),
          ],
        ] as const)),
    ...(kill === undefined
      ? []
      : ([
          [
            `kill -9: ${kill.rounds} rounds, ${kill.accepted} senders, ${kill.cutOff} of them cut off at first; at rest after ${rounded(kill.restAfter)} s`,
            killBars(kill),
          ],
        ] as const)),
    ...(loops === undefined
      ? []
      : ([[`Two banks and robots: ${loops.carried} mails among one another`, loopsBars(loops)]] as const)),
    ...(properties === undefined ? [] : ([['Properties', runsBars(properties)]] as const)),
    ...(mails === undefined ? [] : ([['Mutated mails', runsBars(mails)]] as const)),
    ...(concurrency === undefined ? [] : ([['Routing at once', runsBars(concurrency)]] as const)),
  ]
}

/** The report as a page: what was missed first, then every figure. */
export function pageOf(report: CampaignReport): string {
  const parts = barsOf(report)
  const missed = parts.flatMap(([, bars]) => bars.filter(({ kept }) => !kept))
  const failures = [report.properties, report.mails, report.concurrency].flatMap((part) => part?.failures ?? [])
  return [
    `# Campaign of ${report.date}`,
    '',
    `\`npm run campaign\` at ${report.commit}, seed ${report.seed}, on ${report.machine}. ${report.note}`.trim(),
    '',
    missed.length === 0
      ? 'Every bar was kept.'
      : `**Missed: ${missed.map(({ what, measured, wanted }) => `${what} (${measured} instead of ${wanted})`).join('; ')}.**`,
    ...parts.flatMap(([title, bars]) => [
      '',
      `## ${title}`,
      '',
      '| | wanted | measured | |',
      '|---|---|---|---|',
      ...bars.map(
        ({ what, wanted, measured, kept }) => `| ${what} | ${wanted} | ${measured} | ${kept ? 'kept' : 'MISSED'} |`,
      ),
    ]),
    ...failures.flatMap(({ test, message }) => ['', `### ${test}`, '', '```', message, '```']),
    '',
  ].join('\n')
}
