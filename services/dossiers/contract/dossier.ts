import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { Realm } from '@ocop/kernel/realm'
import { Role } from '@ocop/kernel/roles'
import { StepHolder } from '@ocop/supervision/contract/steps'
import { CommunePanel, NewPaper } from './acts.ts'
import { LabTestView, SamplesView, SiteInspectionView } from './fieldwork.ts'
import { DossierKind, EvaluationLevel, StepName } from './regime.ts'
import { StepClock, SupplementView } from './supplements.ts'

export const DossierState = z.enum([
  'draft',
  'lodged',
  'certified',
  'not-recognised',
  'refused',
  'withdrawn',
])

/** What changed on the recognised product since, and which papers of the dossier prove it anew. */
export const ProductChange = z.strictObject({
  criterion: z.string().max(20).optional(),
  text: z.string().trim().min(5).max(2_000),
  proof: z.array(z.string().max(60)).min(1).max(20),
})
export type ProductChange = z.infer<typeof ProductChange>

/** Fields of Mẫu số 01 and 02 that are told in words; all may wait while the dossier is a draft. */
export const DossierForm = z.strictObject({
  representative: z.string().trim().max(120).optional(),
  position: z.string().trim().max(120).optional(),
  address: z.string().trim().max(300).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^[+0-9 .()-]{8,20}$/)
    .optional(),
  email: z.email().optional(),
  specification: z.string().trim().max(1_000).optional(),
  standard: z.string().trim().max(500).optional(),
  production: z.string().trim().max(8_000).optional(),
  market: z.string().trim().max(8_000).optional(),
  plan: z.string().trim().max(8_000).optional(),
  story: z.string().trim().max(4_000).optional(),
  /** Of an upgrade or a re-evaluation: the delta on the recognised product. */
  changes: z.array(ProductChange).max(40).optional(),
})
export type DossierForm = z.infer<typeof DossierForm>

/** A draft begins with its kind and product: a new one by name and score sheet, or one already recognised. */
export const NewDossier = z.strictObject({
  /** Becomes the draft's id, so that a request repeated after a lost answer finds the draft it began. */
  commandId: CommandId.optional(),
  kind: DossierKind,
  product: z.union([
    z.strictObject({ id: z.uuid() }),
    z.strictObject({
      name: z.string().trim().min(2).max(200),
      sheet: z.number().int().min(1).max(26),
    }),
  ]),
  /** A rehearsal's stepped clock; absent: the live clock. */
  clockId: z.string().optional(),
})
export type NewDossier = z.infer<typeof NewDossier>

export const DraftChange = z.strictObject({
  seenVersion: z.number().int().min(0),
  form: DossierForm.optional(),
  /** The self-score: points of the chosen option per criterion. */
  choices: z.record(z.string(), z.number()).optional(),
  /** Replaces the list of papers. */
  papers: z.array(NewPaper).max(200).optional(),
})
export type DraftChange = z.infer<typeof DraftChange>

export const DossierStep = z.object({
  id: z.string(),
  step: StepName,
  titleVi: z.string(),
  holder: StepHolder,
  openedAt: Instant,
  dueAt: Instant,
  article: z.string(),
  scoring: z.number(),
})

/** A dossier as lists show it. */
export const DossierSummary = z.object({
  id: z.uuid(),
  version: z.number(),
  state: DossierState,
  realm: Realm,
  regime: z.string(),
  sheet: z.number(),
  kind: DossierKind,
  product: z.object({ id: z.uuid(), name: z.string() }),
  producer: z.object({ id: z.uuid(), name: z.string() }),
  unit: z.object({ code: z.string(), name: z.string(), path: z.string() }),
  level: EvaluationLevel.nullable(),
  attempt: z.number().nullable(),
  step: DossierStep.nullable(),
  clockId: z.string(),
  lodgedAt: Instant.nullable(),
  /** The certificate an upgrade or a re-evaluation builds on. */
  held: z.object({ certificate: z.string(), stars: z.number() }).nullable(),
  /** The dossier of the same product that failed before this one. */
  previousId: z.uuid().nullable(),
})
export type DossierSummary = z.infer<typeof DossierSummary>

export const ScorecardView = z.object({
  id: z.uuid(),
  personId: z.string(),
  mine: z.boolean(),
  scoring: z.number(),
  total: z.number(),
  marks: z.array(z.record(z.string(), z.unknown())),
  choices: z.record(z.string(), z.number()),
  knockouts: z.array(z.string()),
  scoredAt: Instant,
})

/** Scoring as the asking person may see it: nobody's card before one's own is in. */
export const ScoringView = z.object({
  scoring: z.number(),
  expected: z.number(),
  received: z.number(),
  quorumNeeded: z.number(),
  isQuorate: z.boolean(),
  chairPresent: z.boolean(),
  gap: z.number().nullable(),
  gapTooWide: z.boolean().nullable(),
  sum: z.number().nullable(),
  count: z.number(),
  mean: z.number().nullable(),
  mine: ScorecardView.nullable(),
  cards: z.array(ScorecardView),
})
export type ScoringView = z.infer<typeof ScoringView>

/** A dossier as its page shows it, with the acts the asking person may do now. */
export const DossierView = DossierSummary.extend({
  form: DossierForm,
  choices: z.record(z.string(), z.number()),
  papers: z.array(
    z.object({
      kind: z.string(),
      fileId: z.uuid(),
      name: z.string(),
      sha256: z.string(),
      addedAt: Instant,
    }),
  ),
  receivedAt: Instant.nullable(),
  now: Instant,
  allowedActs: z.array(z.string()),
  communeReports: z.array(
    z.object({
      attempt: z.number(),
      contents: z.record(z.string(), z.string()),
      proposalNumber: z.string(),
      proposedAt: Instant,
      panel: CommunePanel.nullable(),
    }),
  ),
  supplements: z.array(SupplementView),
  /** How every step spent its time, oldest first. */
  clocks: z.array(StepClock),
  samples: SamplesView,
  siteInspections: z.array(SiteInspectionView),
  labTests: z.array(LabTestView),
  advisoryReports: z.array(
    z.object({
      level: EvaluationLevel,
      attempt: z.number(),
      findings: z.string(),
      proposal: z.string(),
      reportedAt: Instant,
    }),
  ),
  results: z.array(
    z.object({
      level: EvaluationLevel,
      attempt: z.number(),
      sum: z.number(),
      count: z.number(),
      mean: z.number(),
      stars: z.number(),
      grade: z.unknown(),
      minutes: z.string(),
      manner: z.enum(['meeting', 'written-opinions']),
      concludedAt: Instant,
    }),
  ),
  decisions: z.array(
    z.object({
      level: EvaluationLevel,
      attempt: z.number(),
      kind: z.enum(['recognise', 'not-recognise', 'refuse', 'forward', 'return']),
      stars: z.number().nullable(),
      number: z.string(),
      decidedOn: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  /** Who was told in writing what became of a council's result, and when. */
  resultNotices: z.array(
    z.object({
      level: EvaluationLevel,
      attempt: z.number(),
      to: z.object({ role: Role, name: z.string() }),
      decisionNumber: z.string(),
      text: z.string(),
      article: z.string(),
      toldAt: Instant,
    }),
  ),
  certificate: z
    .object({
      number: z.string(),
      stars: z.number(),
      validFrom: z.string(),
      validTo: z.string(),
      standing: z.string(),
    })
    .nullable(),
})
export type DossierView = z.infer<typeof DossierView>

export const TimelineEntry = z.object({
  seq: z.number(),
  at: Instant,
  act: z.string(),
  level: z.string().nullable(),
  attempt: z.number().nullable(),
  step: z.string().nullable(),
  role: z.string().nullable(),
  unitName: z.string().nullable(),
  commandId: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>
