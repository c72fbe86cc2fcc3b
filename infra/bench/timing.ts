/** How long single calls took, in milliseconds, and how many were done in a second. */
export type Figures = {
  readonly count: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** @param times of single calls, in milliseconds */
export const figuresOf = (times: readonly number[], elapsedMs: number): Figures => {
  const sorted = times.toSorted((left, right) => left - right)
  const at = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return {
    count: sorted.length,
    perSecond: (sorted.length * 1_000) / elapsedMs,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  }
}

/** Runs `call` so many times, `clients` of them at a time. */
export const underLoad = async (
  { clients, calls }: { readonly clients: number; readonly calls: number },
  call: (index: number) => Promise<unknown>,
): Promise<Figures> => {
  const times: number[] = []
  let next = 0
  const client = async (): Promise<void> => {
    while (next < calls) {
      const index = next
      next += 1
      const began = performance.now()
      await call(index)
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return figuresOf(times, performance.now() - began)
}
