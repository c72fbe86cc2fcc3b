import { queryClasses, type JudgedQuery, type QueryClass } from './judged-query.ts'
import { ndcgInterval, summaryOf, type Score } from './metrics.ts'

export type Measured = JudgedQuery & {
  readonly score: Score
  readonly answer: readonly string[]
  readonly ms: number
}

/** What must hold on every engine (storefront notes, 2.7). */
export const gates: Readonly<
  Partial<Record<QueryClass, { readonly of: 'mrr' | 'ndcg'; readonly atLeast: number }>>
> = {
  toned: { of: 'mrr', atLeast: 0.97 },
  untoned: { of: 'mrr', atLeast: 0.93 },
  glued: { of: 'mrr', atLeast: 0.95 },
  keys: { of: 'mrr', atLeast: 0.9 },
  typo: { of: 'mrr', atLeast: 0.85 },
  dialect: { of: 'ndcg', atLeast: 0.9 },
}
export const overall = { ndcg: 0.9, empty: 0.01 } as const

const shown = (value: number): string => value.toFixed(3)
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0

/** One line per class, then all together, then every query whose wanted product is not first. */
export const reportOf = (engine: string, measured: readonly Measured[]): string => {
  const line = (name: string, part: readonly Measured[]): string => {
    const summary = summaryOf(part.map(({ score }) => score))
    const times = part.map(({ ms }) => ms)
    return [
      name.padEnd(13),
      String(summary.queries).padStart(4),
      ...[summary.ndcg, summary.mrr, summary.success1, summary.success3, summary.empty].map(
        (value) => shown(value).padStart(7),
      ),
      `${percentile(times, 0.5).toFixed(1)}`.padStart(7),
      `${percentile(times, 0.95).toFixed(1)}`.padStart(7),
    ].join(' ')
  }
  const [low, high] = ndcgInterval(measured.map(({ score }) => score))
  const misses = measured
    .filter(({ score }) => score.reciprocalRank < 1 || score.ndcg < 0.8)
    .map(
      ({ class: of, query, score, answer }) =>
        `  ${of}: "${query}" nDCG ${shown(score.ndcg)}, first shown: ${answer.slice(0, 3).join(' | ') || 'nothing'}`,
    )
  return [
    `Relevance on ${engine}`,
    'class            n nDCG@10     MRR     S@1     S@3   empty  p50 ms  p95 ms',
    ...queryClasses.map((of) =>
      line(
        of,
        measured.filter((each) => each.class === of),
      ),
    ),
    line('all', measured),
    `nDCG@10 of all lies between ${shown(low)} and ${shown(high)} (95 %, bootstrap of 1,000).`,
    ...(misses.length > 0 ? ['Not as judged:', ...misses] : []),
  ].join('\n')
}
