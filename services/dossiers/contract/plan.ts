import type {
  DossierKind,
  EvaluationLevel,
  LevelPlan,
  Regime,
  StepName,
  StepPlan,
} from './regime.ts'

/** What a dossier is an application for; `heldStars` are those of the certificate its product holds, if any. */
export type Application = { readonly kind: DossierKind; readonly heldStars: number | null }

const isFor = ({ appliesTo }: StepPlan, { kind, heldStars }: Application): boolean =>
  appliesTo === undefined ||
  (appliesTo.kinds.includes(kind) &&
    (appliesTo.heldStars === undefined || appliesTo.heldStars.includes(heldStars ?? 0)))

/** A regime's levels as they are for one application: each with only the steps that are for it. */
export const levelsFor = (
  { levels }: Pick<Regime, 'levels'>,
  application: Application,
): LevelPlan[] =>
  levels.map((level) => ({
    ...level,
    steps: level.steps.filter((step) => isFor(step, application)),
  }))

export const levelFor = (
  regime: Pick<Regime, 'levels'>,
  application: Application,
  level: EvaluationLevel,
): LevelPlan | undefined => levelsFor(regime, application).find((plan) => plan.level === level)

export const stepFor = (
  regime: Pick<Regime, 'levels'>,
  application: Application,
  { level, step }: { readonly level: EvaluationLevel; readonly step: StepName },
): StepPlan | undefined =>
  levelFor(regime, application, level)?.steps.find((plan) => plan.step === step)
