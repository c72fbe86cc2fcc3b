import type { Role } from '@ocop/kernel/roles'
import type { InspectionType } from '@ocop/dossiers/contract/inspection'
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
  readonly events: readonly PlanEvent[]
  readonly products: readonly ProductStory[]
  /** The regular rounds of its councils; a story outside them meets its council in an extra round. */
  readonly rounds?: readonly RegularRound[]
}

/** A regular round, as the law dates it: one list, a meeting that may go on another day, decisions in one batch. */
export type RegularRound = {
  /** By which its stories' acts name it. */
  readonly key: string
  readonly desk: Desk
  readonly year: number
  readonly number: number
  readonly plannedOn: string
  /** The list is closed; the letter and the pack go out. */
  readonly convenedOn: string
  /** From when until when the council sits; the meeting is adjourned from each sitting to the next. */
  readonly sittings: readonly { readonly from: string; readonly until: string }[]
  readonly decidedOn: string
}

/** What happens in the plan outside any dossier, on a day. */
export type PlanEvent = { readonly on: string; readonly time?: string } & (
  | {
      readonly event: 'idea'
      readonly key: string
      readonly producer: string
      readonly name: string
      readonly description: string
    }
  | {
      readonly event: 'idea-selection'
      readonly key: string
      readonly level: Desk
      readonly selected: boolean
      readonly reason: string
    }
  | {
      readonly event: 'point-of-sale'
      readonly key: string
      readonly level: Desk
      readonly name: string
      readonly address: string
      readonly hours: string
      /** The unit it is in, by its code. */
      readonly unit: string
    }
  | Succession
  | InspectionEvent
)

export type Quarter = { readonly year: number; readonly quarter: number }

/** A quarter's inspections (kiểm tra định kỳ hằng quý): planned, made, put right and checked again. */
export type InspectionEvent = Quarter & { readonly key: string; readonly on: string } & (
    | {
        readonly event: 'inspection-plan'
        readonly level: Desk
        /** The unit whose certified products are inspected, by its code. */
        readonly unit: string
        readonly types: readonly InspectionType[]
      }
    | {
        readonly event: 'inspection-visits'
        readonly level: Desk
        /** What fails, by the product's name and the checklist's code. */
        readonly wanting: readonly {
          readonly product: string
          readonly code: string
          readonly note: string
        }[]
        readonly fixBy: string
      }
    | { readonly event: 'inspection-fixes'; readonly producer: string; readonly answer: string }
    | { readonly event: 'inspection-reviews'; readonly level: Desk; readonly note: string }
  )

/** A unit or a regime has ended: the officer of the province that takes over moves its open dossiers, alive. */
export type Succession = {
  readonly event: 'succession'
  readonly key: string
  readonly level: Desk
  readonly of: { readonly unit: string } | { readonly regime: string }
  readonly reason: string
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
      readonly act: 'accept' | 'commune-report' | 'return' | 'samples'
      readonly level: Desk
    }
  | ({ readonly act: 'open-scoring'; readonly level: Desk } & InRound)
  | ({ readonly act: 'forward'; readonly level: Desk } & InRound)
  | {
      readonly act: 'advisory-report'
      readonly level: Desk
      /** Who writes it where it is not the advisory team, as in a re-evaluation under the law in force. */
      readonly by?: Role
    }
  | {
      readonly act: 'supplement-requests'
      readonly level: Desk
      readonly by?: Role
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
  | ({ readonly act: 'decisions'; readonly level: Desk; readonly stars: number | null } & InRound)
)

/** The regular round whose meeting or batch the act is part of, by its key. */
export type InRound = { readonly round?: string | undefined }
