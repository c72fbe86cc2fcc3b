/** What a rehearsal plays: a plan's year as people would live it. Days are Vietnamese days, acts happen in office hours. */
export type RehearsalPlan = {
  readonly plan: string
  readonly title: string
  /** The regime its dossiers are evaluated under; checked against what the platform says. */
  readonly regime: string
  readonly sheetSet: string
  readonly startsOn: string
  readonly endsOn: string
  readonly targets: readonly PlanTarget[]
  readonly products: readonly ProductStory[]
}

export type PlanTarget = {
  readonly id: string
  readonly text: string
  /** Products recognised with at least so many stars. */
  readonly measure: { readonly atLeastStars: number }
  readonly value: number
}

export type ProductStory = {
  readonly key: string
  readonly name: string
  readonly producer: string
  readonly sheet: number
  readonly kind: 'first' | 'upgrade'
  /** For an upgrade: how the product was recognised before. */
  readonly before?: {
    readonly stars: number
    readonly decidedOn: string
    readonly sheetSet: string
  }
  /** What the producer claims for it. */
  readonly self: CardWish
  readonly acts: readonly StoryAct[]
}

export type CardWish = { readonly stars: number; readonly total: number }

/** One act of one person on one day; `scoring` is every scoring member's card in turn, or the first `cards` of them. */
export type StoryAct = { readonly on: string; readonly time?: string } & (
  | { readonly act: 'draft' }
  | { readonly act: 'lodge' }
  | { readonly act: 'accept' | 'advisory-report' | 'commune-report'; readonly level: Level }
  | {
      readonly act: 'supplement-requests'
      readonly level: Level
      readonly ask: string
      readonly paper: string
    }
  | { readonly act: 'supplements'; readonly answer: string; readonly paper: string }
  | {
      readonly act: 'scoring'
      readonly level: Council
      readonly card: CardWish
      readonly spread: readonly number[]
      readonly cards?: number
    }
  | { readonly act: 'open-scoring'; readonly level: Council }
  | { readonly act: 'council-results'; readonly level: Council; readonly card: CardWish }
  | { readonly act: 'decisions'; readonly level: Council; readonly stars: number | null }
  | { readonly act: 'forward'; readonly level: Council }
)
export type Level = 'commune' | Council
export type Council = 'city' | 'ministry'
