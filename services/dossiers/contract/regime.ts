import { z } from 'zod'
import { Role } from '@ocop/kernel/roles'
import { CertificateTerms, LegalNumber, ResultNoticeRule } from './legal-terms.ts'

/** Levels of evaluation (cấp): xã, huyện (until 01/07/2025), tỉnh, trung ương. */
export const EvaluationLevel = z.enum(['commune', 'district', 'province', 'ministry'])
export type EvaluationLevel = z.infer<typeof EvaluationLevel>

/** Kinds of application (lần đăng ký): lần đầu, nâng hạng, đánh giá lại. */
export const DossierKind = z.enum(['first', 'upgrade', 're-evaluation'])
export type DossierKind = z.infer<typeof DossierKind>

/** Steps at a level (bước): what is waited for. */
export const StepName = z.enum([
  'return-review',
  'intake',
  'commune-report',
  'supplement',
  'advisory-report',
  'council-round',
  'council-scoring',
  'council-result',
  'proposal',
  'decision',
])
export type StepName = z.infer<typeof StepName>

/** Acts that move a dossier; each is a route of http.md, kept as a draft under its commandId. */
export const ActName = z.enum([
  'lodge',
  'withdraw',
  'accept',
  'commune-report',
  'supplement-requests',
  'supplements',
  'advisory-report',
  'open-scoring',
  'scorecards',
  'second-scoring',
  'council-results',
  'decisions',
  'forward',
  'return',
  'evaluate-again',
  'transfer',
])
export type ActName = z.infer<typeof ActName>

/** How an evaluation leaves a level. */
export const LevelOutcome = z.enum([
  'proposed',
  'forwarded',
  'certified',
  'not-recognised',
  'refused',
  'returned',
  'withdrawn',
  'transferred',
])
export type LevelOutcome = z.infer<typeof LevelOutcome>

/** The holder of a step: a post at the unit of a level, or the producer. */
export const HolderRule = z.strictObject({
  role: Role,
  at: z.union([EvaluationLevel, z.literal('producer')]),
})
export type HolderRule = z.infer<typeof HolderRule>

/**
 * The time a step may take. `from: receipt` counts from the dated receipt of the dossier at this level, over all
 * steps that share it; `opening` from when the step opened; `round` counts back from the day before which the round
 * that takes the dossier is decided. `source` tells law from a council's own rules.
 */
export const Allowance = z.strictObject({
  days: z.number().int().positive(),
  kind: z.enum(['working', 'calendar']),
  from: z.enum(['receipt', 'opening', 'round']),
  source: z.enum(['law', 'statute']),
  article: z.string(),
})
export type Allowance = z.infer<typeof Allowance>

export const StepPlan = z.strictObject({
  step: StepName,
  titleVi: z.string(),
  /** The applications this step is for; absent: all. `heldStars` are those of the certificate the product holds. */
  appliesTo: z
    .strictObject({
      kinds: z.array(DossierKind),
      heldStars: z.array(z.number().int()).optional(),
      article: z.string(),
    })
    .optional(),
  /** Whose council's result the acts of this step rest on; absent: this level's own, of this attempt. */
  restsOn: z
    .strictObject({
      result: z.union([EvaluationLevel, z.literal('none')]),
      article: z.string(),
    })
    .optional(),
  /** The members give written opinions (lấy ý kiến bằng văn bản) and meet only where these differ. */
  writtenOpinions: z.strictObject({ value: z.boolean(), article: z.string() }).optional(),
  holder: HolderRule,
  allowance: Allowance,
  /** While a supplement is asked for at this step: does its own clock stand still? With the article. */
  supplementPauses: z.strictObject({ value: z.boolean(), article: z.string() }).optional(),
  /** What happens when the step's time passes and nobody acted; without it the step waits on, overdue. */
  lapse: z
    .strictObject({
      // The field's word for where it leads; data, never awaited.
      // oxlint-disable-next-line unicorn/no-thenable
      then: z.literal('back'),
      titleVi: z.string(),
      article: z.string(),
    })
    .optional(),
  /** Which acts may be done, by whom, and where each leads: a step, an outcome, or `back` to the step that asked. */
  acts: z.array(
    z.strictObject({
      act: ActName,
      by: z.array(HolderRule),
      // The field's word for where an act leads; data, never awaited.
      // oxlint-disable-next-line unicorn/no-thenable
      then: z.union([
        z.strictObject({ step: StepName }),
        z.strictObject({ outcome: LevelOutcome }),
        z.literal('back'),
        z.literal('stay'),
      ]),
    }),
  ),
})
export type StepPlan = z.infer<typeof StepPlan>

export const LevelPlan = z.strictObject({
  level: EvaluationLevel,
  titleVi: z.string(),
  article: z.string(),
  /** The first step is the one opened on arrival. */
  steps: z.array(StepPlan).min(1),
  /** Stars this level itself awards, e.g. [3, 4]; empty for the commune. */
  awards: z.array(z.number().int()),
  /** From this mean on (unrounded, inclusive) the dossier goes on to the level above instead of being decided. */
  forwardFrom: z
    .strictObject({
      points: LegalNumber,
      to: EvaluationLevel,
    })
    .optional(),
  /** Below this mean (unrounded), or without a star this level awards, the dossier goes back to the level below. */
  returnBelow: z.strictObject({ points: LegalNumber, to: EvaluationLevel }).optional(),
  /** Where a dossier that the level above returned enters this level; absent: at the first step. */
  onReturn: z.strictObject({ step: StepName, article: z.string() }).optional(),
  resultNotice: ResultNoticeRule.optional(),
})
export type LevelPlan = z.infer<typeof LevelPlan>

/** Units of the product that go with the dossier (sản phẩm mẫu). */
export const SampleRules = z.strictObject({
  units: LegalNumber,
  /** Score sheets whose products are no goods. */
  notFor: z.array(z.strictObject({ sheet: z.number().int(), article: z.string() })),
  levels: z.array(
    z.strictObject({
      level: EvaluationLevel,
      by: z.array(Role),
      /** Acts of the level that wait until the units are there. */
      before: z.array(ActName),
      article: z.string(),
    }),
  ),
})

/** Who may go and look, and order tests, for which kinds of application and on what grounds (khảo sát thực địa). */
export const FieldworkRule = z.strictObject({
  level: EvaluationLevel,
  kinds: z.array(z.enum(['first', 'upgrade', 're-evaluation'])),
  by: z.array(Role),
  grounds: z.array(z.enum(['assessment', 'scale-changed', 'evidence-unclear'])),
  article: z.string(),
})
export type FieldworkRule = z.infer<typeof FieldworkRule>

/** A rung of the escalation ladder: after so many working days past due, this post is told and may act. */
export const Rung = z.strictObject({
  afterWorkingDays: z.number().int().min(0),
  role: Role,
  at: z.enum(['same-unit', 'unit-above']),
})

/** A council's own rules (quy chế), with the defaults of the platform; data of the unit that set it up. */
export const Statute = z.strictObject({
  quorum: z.strictObject({
    numerator: z.number().int(),
    denominator: z.number().int(),
    article: z.string(),
  }),
  chairMustAttend: z.boolean(),
  /** Largest difference between the highest and lowest total before the council discusses and scores again. */
  gapMax: LegalNumber,
  /** Gates are met by the sheet the council agreed on, or by the mean of the members' marks at each criterion. */
  mean: z.strictObject({ of: z.enum(['sheet', 'criterion']), article: z.string() }),
  /** Whether the council may hold rounds beside the regular ones, each with a plan. */
  extraRounds: z.strictObject({ value: z.boolean(), article: z.string() }),
  /** Kinds of application on which the council may give its opinions in writing instead of meeting. */
  writtenOpinions: z.strictObject({
    kinds: z.array(z.enum(['first', 'upgrade', 're-evaluation'])),
    article: z.string(),
  }),
  /** Who may lift a conflict of interest that was declared in error: seats of the council, or who decides on its result. */
  liftsConflicts: z.strictObject({
    by: z.array(z.enum(['chair', 'vice', 'secretary', 'decision-maker'])).min(1),
    article: z.string(),
  }),
  /** The pack is with the members at least so many working days before they meet. */
  packWorkingDays: LegalNumber,
  /** Working days within which members give their opinions in writing. */
  writtenOpinionDays: LegalNumber,
  /** Shares of the allowance at which the holder is reminded, e.g. [0.5, 0.75]. */
  remindAt: z.array(z.number()),
  ladder: z.array(Rung),
})
export type Statute = z.infer<typeof Statute>

/**
 * What becomes of the open dossiers of a regime whose levels ended: from which day they may move, under which regime and
 * from which level to which. `resume` tells at which step a level goes on where its unit lives on; else at its first.
 */
export const Succession = z.strictObject({
  to: z.string(),
  from: z.iso.date(),
  ends: z.array(EvaluationLevel),
  article: z.string(),
  levels: z.array(
    z.strictObject({
      level: EvaluationLevel,
      to: EvaluationLevel,
      resume: z.partialRecord(StepName, StepName),
    }),
  ),
})
export type Succession = z.infer<typeof Succession>

/** A version of the procedure (quy trình), with every number beside its article. */
export const Regime = z.strictObject({
  id: z.string(),
  titleVi: z.string(),
  decision: z.string(),
  /** The score-sheet set it grades with. */
  sheets: z.string(),
  lodge: z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable(), article: z.string() }),
  finishBy: z.array(
    z.strictObject({
      kinds: z.array(DossierKind),
      day: z.iso.date(),
      article: z.string(),
    }),
  ),
  levels: z.array(LevelPlan),
  succession: Succession.optional(),
  /** Kinds whose dossier shows and proves what changed on the recognised product. */
  changesShown: z.strictObject({ kinds: z.array(DossierKind), article: z.string() }),
  statute: Statute,
  samples: SampleRules,
  fieldwork: z.array(FieldworkRule),
  /** A panel of the commune (tổ, hội đồng cấp xã) beside its report: it meets, and gives no stars. */
  communePanel: z.strictObject({ required: z.boolean(), article: z.string() }),
  certificateMonths: LegalNumber,
  certificateTerms: CertificateTerms,
  /** Papers without which a dossier is not complete in composition (thành phần hồ sơ); codes of the evidence kinds. */
  mandatoryPapers: z.array(
    z.strictObject({
      kind: z.string(),
      vi: z.string(),
      en: z.string(),
      article: z.string(),
      /** Numbers of the sheets it is mandatory for; absent: for every sheet. */
      sheets: z.array(z.number().int()).optional(),
    }),
  ),
  /**
   * Proposals strictly before `proposedBefore` (MM-DD) are decided before `decidedBefore`. A level's rounds stand in the
   * order of their numbers; a day that comes earlier in the calendar than the one before it is of the following year.
   */
  rounds: z.array(
    z.strictObject({
      level: EvaluationLevel,
      proposedBefore: z.string(),
      decidedBefore: z.string(),
      article: z.string(),
    }),
  ),
})
export type Regime = z.infer<typeof Regime>

/** The sheets whose sums do not check: shown as "chưa đối chiếu", no live decision on them. */
export const isUnreconciled = (sheet: { readonly sumsCheck?: boolean | undefined }): boolean =>
  sheet.sumsCheck === false
