import type { Grades } from './judged-query.ts'

/** What one query came to. */
export type Score = {
  readonly ndcg: number
  /** One over the place of the first product that was asked for; 0 when it is not among the first ten. */
  readonly reciprocalRank: number
  readonly isEmpty: boolean
}

const depth = 10

const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** @param answer names in the order shown */
export const scoreOf = (answer: readonly string[], grades: Grades): Score => {
  const shown = answer.slice(0, depth)
  const best = [...grades.values()].toSorted((a, b) => b - a).slice(0, depth)
  const first = shown.findIndex((name) => grades.get(name) === 3)
  return {
    ndcg: sum(shown.map((name, place) => gain(grades.get(name) ?? 0, place))) / sum(best.map(gain)),
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    isEmpty: answer.length === 0,
  }
}

export type Summary = {
  readonly queries: number
  readonly ndcg: number
  readonly mrr: number
  readonly success1: number
  readonly success3: number
  readonly empty: number
}

export const summaryOf = (scores: readonly Score[]): Summary => {
  const mean = (value: (score: Score) => number): number => sum(scores.map(value)) / scores.length
  return {
    queries: scores.length,
    ndcg: mean(({ ndcg }) => ndcg),
    mrr: mean(({ reciprocalRank }) => reciprocalRank),
    success1: mean(({ reciprocalRank }) => (reciprocalRank === 1 ? 1 : 0)),
    success3: mean(({ reciprocalRank }) => (reciprocalRank >= 1 / 3 ? 1 : 0)),
    empty: mean(({ isEmpty }) => (isEmpty ? 1 : 0)),
  }
}

const resamples = 1_000

/** Between which values the mean nDCG lies in 95 of 100 draws of as many queries (bootstrap). */
export const ndcgInterval = (scores: readonly Score[]): readonly [low: number, high: number] => {
  const random = evenly()
  const means = Array.from(
    { length: resamples },
    () =>
      sum(scores.map(() => scores[Math.floor(random() * scores.length)]?.ndcg ?? 0)) /
      scores.length,
  ).toSorted((a, b) => a - b)
  return [means[Math.floor(resamples * 0.025)] ?? 0, means[Math.floor(resamples * 0.975)] ?? 0]
}

/** The same sequence in every run (mulberry32). */
const evenly = (): (() => number) => {
  let state = 42
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
