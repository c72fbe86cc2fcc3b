import type { Selectable, Transaction } from 'kysely'
import type { z } from 'zod'
import type {
  EvaluationLevel,
  LevelOutcome,
  LevelPlan,
  Regime,
  StepPlan,
} from '../../contract/regime.ts'
import type { Successor } from '../../contract/evaluation.ts'
import type { GradableSheet } from '../../contract/criteria.ts'
import type { DossierTables } from '../tables.ts'

export type Dossier = Selectable<DossierTables['dossier']>
export type Trx = Transaction<DossierTables>

/** Everything an act is judged by and written with. `trx` sees the dossier locked when it is written. */
export type ActContext = {
  readonly trx: Trx
  readonly dossier: Dossier
  readonly regime: Regime
  readonly plan: LevelPlan
  /** The step the dossier stands at, as planned for its kind; none for a draft. */
  readonly step: StepPlan | undefined
  readonly sheet: GradableSheet
  readonly place: {
    readonly level: EvaluationLevel
    readonly attempt: number
    readonly scoring: number
  }
  /** Programme time at which the person sent the command. */
  readonly at: string
  readonly commandId: string
  readonly personId: string
}

/** What an act changed: the dossier's own columns, facts for the timeline, and how the level ended if it did. */
export type ActEffect = {
  readonly set?: Partial<{
    state: Dossier['state']
    lodgedAt: string
    receivedAt: string
    regime: string
    filing: NonNullable<Dossier['filing']>
    unitCode: string
    unitName: string
    unitPath: string
    formerUnits: string
  }>
  readonly facts?: Record<string, unknown>
  readonly outcome?: LevelOutcome
  readonly certificateNumber?: string
  /** The step stays open: the act did a part of what it waits for. */
  readonly stays?: boolean
  readonly successor?: Successor
}

/**
 * One act of the procedure. `check` refuses what the records forbid (run when the command comes in, and again under
 * lock before it is written); `write` records it. Whose turn it is, the regime's plan and the process decide.
 */
export type Act = {
  readonly check: (context: ActContext, body: unknown) => Promise<void>
  readonly write: (context: ActContext, body: unknown) => Promise<ActEffect>
}

/** Binds an act's body schema, so that `check` and `write` see the parsed body. */
export const act = <S extends z.ZodType>(
  body: S,
  rules: {
    check?: (context: ActContext, body: z.infer<S>) => Promise<void>
    write: (context: ActContext, body: z.infer<S>) => Promise<ActEffect>
  },
): Act => ({
  check: async (context, raw) => rules.check?.(context, body.parse(raw)),
  write: async (context, raw) => rules.write(context, body.parse(raw)),
})
