import { z } from 'zod'

/** A text in both languages; `vi` leads. */
const Words = { vi: z.string(), en: z.string() }
const Titles = { titleVi: z.string(), titleEn: z.string() }
/** Where the source is odd or silent: what was read there. */
const reading = z.string().optional()
const Coded = z.strictObject({ code: z.string(), ...Words })

/** One answer to a criterion. `minStar`: it is the minimum of that star (the asterisks of the sheet). */
export const Option = z.strictObject({
  points: z.number().int().min(0),
  minStar: z.number().int().nullable(),
  ...Words,
  detailVi: z.string().optional(),
  detailEn: z.string().optional(),
  reading,
})
export type Option = z.infer<typeof Option>

/** What is marked. `options` is empty where `cases` offers alternatives: one case is chosen, then one of its options. */
export const Criterion = z.strictObject({
  code: z.string(),
  ...Titles,
  max: z.number().int(),
  /** The section itself is scored; its only criterion has the section's code. */
  direct: z.boolean().optional(),
  /** The printed heading it stands under; headings are not scored. */
  parent: z.string().optional(),
  /** Which of the commune's four contents it belongs to. */
  communeContent: z.enum(['origin', 'labour', 'idea', 'identity']).optional(),
  /** Scored only when the other criterion has at least so many points; otherwise 0. */
  appliesIf: z.strictObject({ criterion: z.string(), minPoints: z.number().int() }).optional(),
  notes: z.array(z.strictObject(Words)).optional(),
  evidence: z.array(z.string()).optional(),
  options: z.array(Option),
  cases: z
    .array(z.strictObject({ code: z.string(), ...Words, options: z.array(Option) }))
    .optional(),
  reading,
})
export type Criterion = z.infer<typeof Criterion>

/** What ends an evaluation without a rank; with `whenPoints` it follows from the points of any of `criteria`. */
export const KnockOut = z.strictObject({
  code: z.string(),
  ...Words,
  effect: z.enum(['reject', 'ineligible', 'not-evaluated', 'stop']),
  criterion: z.string().optional(),
  criteria: z.array(z.string()).optional(),
  whenPoints: z.number().int().optional(),
  reading,
})
export type KnockOut = z.infer<typeof KnockOut>

const Section = z.strictObject({
  code: z.string(),
  ...Titles,
  max: z.number().int(),
  subheads: z
    .array(z.strictObject({ code: z.string(), ...Titles, max: z.number().int() }))
    .optional(),
  criteria: z.array(Criterion).min(1),
})

/** The sheet (phiếu đánh giá) of one of the 26 product sets (bộ sản phẩm). */
export const ScoreSheet = z.strictObject({
  no: z.number().int().min(1).max(26),
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  catalogueVi: z.string().optional(),
  sector: z.strictObject({ code: z.string(), id: z.string(), ...Words }),
  group: z.strictObject({ id: z.string(), ...Words }),
  managingMinistries: z.array(z.string()),
  samplesRequired: z.number().int().nullable(),
  total: z.number().int(),
  confidence: z.string().optional(),
  /** False: the transcript's sums do not check, so nothing live is decided on it. */
  sumsCheck: z.boolean().optional(),
  knownDefects: z.array(z.string()).optional(),
  knockouts: z.array(KnockOut),
  parts: z.array(
    z.strictObject({
      code: z.string(),
      max: z.number().int(),
      sections: z.array(Section).min(1),
      reading,
    }),
  ),
  reading,
})
export type ScoreSheet = z.infer<typeof ScoreSheet>

/** The points from which a star is reached (inclusive); `max` belongs to the band above unless `maxInclusive`. */
export const Band = z.strictObject({
  stars: z.number().int(),
  min: z.number(),
  max: z.number(),
  maxInclusive: z.boolean(),
  certificate: z.boolean(),
  decidedBy: z.strictObject(Words).optional(),
  validMonths: z.number().int().optional(),
})
export type Band = z.infer<typeof Band>

/** What all sheets of a set share. */
export const SheetSetHead = z.strictObject({
  regime: z.string(),
  decision: z.string(),
  decisionDate: z.iso.date(),
  annexes: z.record(z.string(), z.string()),
  amendedBy: z.array(z.string()).optional(),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  confidence: z.string().optional(),
  reading,
  bands: z.array(Band).length(5),
  parts: z.array(z.strictObject({ code: z.string(), ...Titles, max: z.number().int() })),
  ministries: z.array(Coded),
  communeContents: z.array(Coded).optional(),
  evidenceKinds: z.array(Coded).optional(),
})
export type SheetSetHead = z.infer<typeof SheetSetHead>

/** One file of data/score-sheets: a set of 26 sheets as a decision brought it. */
export const SheetSet = z.strictObject({
  ...SheetSetHead.shape,
  sheets: z.array(ScoreSheet).length(26),
})
export type SheetSet = z.infer<typeof SheetSet>
