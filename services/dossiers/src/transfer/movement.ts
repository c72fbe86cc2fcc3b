import { dayOf } from '@ocop/kernel/days'
import { codeOfPath, type UnitRef } from '@ocop/kernel/units'
import { levelFor } from '../../contract/plan.ts'
import type {
  EvaluationLevel,
  LevelPlan,
  Regime,
  StepName,
  StepPlan,
  Succession,
} from '../../contract/regime.ts'
import type { Movement, Orphan } from '../../contract/transfers.ts'
import type { Dossier } from '../act/act.ts'
import { unitPathAt } from '../dossier/rights.ts'
import type { StandingStep } from '../kept.ts'
import { stepDueAt } from '../process/due.ts'
import { regime } from '../regime/regimes.ts'
import type { Directory } from '../unit/gateway.ts'
import { standingUnit } from '../unit/life.ts'

/** An open dossier as a transfer finds it; `working` is the step the level is at, behind a supplement too. */
export type OpenDossier = {
  readonly dossier: Dossier
  readonly title: string
  readonly level: EvaluationLevel
  readonly attempt: number
  readonly step: StandingStep
  readonly working: StepName
}

type Target = Omit<NonNullable<Movement['to']>, 'unit'>

/** Where an open dossier goes at an instant, or why it cannot; undefined for one that has no reason to move. */
export const movementOf = async (
  directory: Directory,
  open: OpenDossier,
  at: string,
): Promise<Movement | undefined> => {
  const { dossier, title, level, attempt, step } = open
  const day = dayOf(at)
  const law = regime(dossier.regime)
  const succession = successionOn(law, day)
  const unit = await directory.unitAt(dossier.unitPath)
  const next = await standingUnit(directory, unit, day)
  const past = pastFinish(law, dossier, day)
  if (!succession && next.path === unit.path && !past) return undefined
  const article = succession?.article ?? dissolution
  return {
    dossierId: dossier.id,
    title,
    from: { regime: law.id, level, attempt, step: step.step, unit, dueAt: step.dueAt },
    article,
    ...leading(past ?? targetOf(open, { law, succession, article, unit: next, at }), next),
  }
}

/** By what a unit ends and another takes over. */
export const dissolution = 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15'

const successionOn = ({ succession }: Regime, day: string): Succession | undefined =>
  succession && succession.from <= day ? succession : undefined

const leading = (found: Target | Orphan, unit: UnitRef): Pick<Movement, 'to' | 'orphan'> =>
  'code' in found ? { to: null, orphan: found } : { to: { ...found, unit }, orphan: null }

/** What was not finished by the regime's last day is lodged anew, not moved. */
const pastFinish = (law: Regime, { kind }: Dossier, day: string): Orphan | undefined => {
  const last = law.finishBy.find(({ kinds }) => kinds.includes(kind))
  if (last === undefined || day <= last.day) return undefined
  return {
    code: 'finish-by-past',
    detail: `Under ${law.decision} it had to be finished by ${last.day}; it may be lodged anew.`,
    article: last.article,
  }
}

type Ground = {
  readonly law: Regime
  readonly succession: Succession | undefined
  readonly article: string
  readonly unit: UnitRef
  readonly at: string
}

const targetOf = (
  open: OpenDossier,
  { law, succession, article, unit, at }: Ground,
): Target | Orphan => {
  const { dossier, level } = open
  if (unit.level !== 'commune')
    return orphan('successor-unknown', 'No commune took over from the dossier’s own.', article)
  const to = succession ? regime(succession.to) : law
  if (to.sheets !== law.sheets)
    return orphan('sheets-differ', 'The successor grades with other sheets.', article)
  const rule = ruleFor(succession, level)
  const plan = levelFor(to, dossier, rule.to)
  const step = plan && stepIn(plan, entryOf(open, unit, rule))
  if (!plan || !step) return orphan('level-ended', 'The successor has no such level.', article)
  // The days on which the new unit is closed are counted when the step opens there.
  const clock = { receivedAt: at, at, closedDays: [] }
  const dueAt = stepDueAt(to, step, { dossier, level: plan.level, ...clock })
  return { regime: to.id, level: plan.level, step: step.step, dueAt }
}

type Rule = {
  readonly to: EvaluationLevel
  /** At which step a level goes on; absent: at its own. */
  readonly resume?: Partial<Record<StepName, StepName>>
}

/** Where only the unit ended, the level goes on under its own regime. */
const ruleFor = (succession: Succession | undefined, level: EvaluationLevel): Rule =>
  succession?.levels.find((each) => each.level === level) ?? { to: level }

const stepIn = ({ steps }: LevelPlan, entry: StepName | undefined): StepPlan | undefined =>
  steps.find(({ step }) => step === entry) ?? steps[0]

/** A level whose unit lives on goes on at its step; elsewhere it begins at the first one. */
const entryOf = (
  { dossier, level, working }: OpenDossier,
  unit: UnitRef,
  { to, resume }: Rule,
): StepName | undefined => {
  // A commune's work is carried on by the commune that took over.
  const livesOn =
    to === 'commune' ||
    codeOfPath(unitPathAt(dossier, level)) === codeOfPath(unitPathAt({ unitPath: unit.path }, to))
  if (!livesOn) return undefined
  return resume ? resume[working] : working
}

export const orphan = (code: string, detail: string, article: string): Orphan => ({
  code,
  detail,
  article,
})
