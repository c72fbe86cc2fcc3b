import type { Cast } from './cast.ts'

/** What a rehearsal plays: a plan's year as people would live it. Days are Vietnamese days, acts happen in office hours. */
export type RehearsalPlan = {
  readonly plan: string
  readonly title: string
  /** The regime the plan was made under; an attempt says which one it was made under. */
  readonly regime: string
  readonly sheetSet: string
  readonly startsOn: string
  readonly endsOn: string
  /** The people of every unit the year passes through. */
  readonly casts: readonly Cast[]
  readonly products: readonly ProductStory[]
}

export type ProductStory = {
  readonly key: string
  readonly name: string
  readonly producer: string
  readonly sheet: number
  readonly kind: 'first' | 'upgrade' | 're-evaluation'
  /** For an upgrade or a re-evaluation: how the product was recognised before. */
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

/** Where an act is done: a desk of the cast, by its key, such as `city` or `huyen-dak-glei`. */
export type Desk = string

/** One act of one person on one day; `scoring` is every scoring member's card in turn, or the first `cards` of them. */
export type StoryAct = { readonly on: string; readonly time?: string } & (
  | { readonly act: 'draft' }
  | { readonly act: 'lodge' }
  | {
      readonly act: 'accept' | 'advisory-report' | 'commune-report' | 'open-scoring' | 'forward'
      readonly level: Desk
    }
  | {
      readonly act: 'supplement-requests'
      readonly level: Desk
      readonly ask: string
      readonly paper: string
    }
  | { readonly act: 'supplements'; readonly answer: string; readonly paper: string }
  | {
      readonly act: 'scoring'
      readonly level: Desk
      readonly card: CardWish
      readonly spread: readonly number[]
      readonly cards?: number
    }
  | { readonly act: 'council-results'; readonly level: Desk; readonly card: CardWish }
  | { readonly act: 'decisions'; readonly level: Desk; readonly stars: number | null }
)
