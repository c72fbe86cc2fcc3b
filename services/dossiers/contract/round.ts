import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandHead, CommandId } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'
import { ProcessStepPlan } from './processes.ts'
import { EvaluationLevel, Statute } from './regime.ts'

const Text = (min: number, max = 8_000) => z.string().trim().min(min).max(max)
const Dossiers = z.array(z.uuid()).min(1).max(200)

export const RoundKind = z.enum(['regular', 'extra', 're-evaluation'])
export const RoundState = z.enum([
  'planned',
  'listed',
  'convened',
  'pack-sent',
  'meeting',
  'opinions',
  'concluded',
  'closed',
])
export const RoundMode = z.enum(['meeting', 'written'])

/**
 * A round (đợt) as its council plans it. A regular one takes what was proposed before its cut-off: the law's, or, where
 * the law dates no rounds, the plan's. An extra one and a re-evaluation name the dossiers they take.
 */
export const NewRound = z.strictObject({
  commandId: CommandId,
  council: z.uuid(),
  kind: RoundKind,
  year: z.number().int().min(2023).max(2100),
  /** Which of the year's regular rounds; absent otherwise. */
  number: z.number().int().min(1).max(12).optional(),
  planNumber: Text(1, 60).optional(),
  /** Only where the law does not date the round. */
  proposedBefore: Day.optional(),
  decidedBefore: Day.optional(),
  dossiers: Dossiers.optional(),
  /** A rehearsal's stepped clock; absent: the live clock. */
  clockId: z.string().optional(),
})
export type NewRound = z.infer<typeof NewRound>

/** The letter that convenes the council, or asks its members for their opinions in writing. */
export const RoundLetter = z.strictObject({
  number: Text(1, 60),
  agenda: Text(5),
  venue: Text(2, 300).optional(),
})
export type RoundLetter = z.infer<typeof RoundLetter>

export const DossierPack = z.object({
  dossierId: z.uuid(),
  hash: z.string(),
  documents: z.array(
    z.object({ kind: z.string(), fileId: z.uuid(), name: z.string(), sha256: z.string() }),
  ),
})
export const RoundPack = z.array(DossierPack)
export type RoundPack = z.infer<typeof RoundPack>

/** What came of the round, in numbers: the report on its result (báo cáo kết quả). */
export const RoundReport = z.object({
  number: z.string(),
  listed: z.number(),
  concluded: z.number(),
  moved: z.number(),
  gone: z.number(),
  byStars: z.record(z.string(), z.number()),
})
export type RoundReport = z.infer<typeof RoundReport>

/** The bodies of the commands `POST rounds/{id}/<act>`. */
export const roundActs = {
  convene: CommandHead.extend({
    letter: RoundLetter,
    mode: RoundMode,
    /** When the council meets, or until when opinions are given. */
    meetsAt: Instant.optional(),
    answerBy: Day.optional(),
  }),
  'send-pack': CommandHead,
  'open-meeting': CommandHead.extend({ present: z.array(z.string()).min(1).max(40) }),
  attendance: CommandHead.extend({
    changes: z
      .array(z.strictObject({ personId: z.string(), present: z.boolean() }))
      .min(1)
      .max(40),
  }),
  /** All that are ready, or those named. */
  'open-scoring': CommandHead.extend({ dossiers: Dossiers.optional() }),
  'set-aside': CommandHead.extend({ dossier: z.uuid(), reason: Text(5, 1_000) }),
  adjourn: CommandHead.extend({ meetsAt: Instant, reason: Text(5, 1_000) }),
  conclude: CommandHead.extend({ minutes: Text(10), reportNumber: Text(1, 60) }),
  decisions: CommandHead.extend({
    decidedOn: Day,
    items: z
      .array(
        z.strictObject({
          dossier: z.uuid(),
          decisionNumber: Text(1, 60),
          stars: z.number().int().min(3).max(5).nullable(),
        }),
      )
      .max(200)
      .default([]),
    forwarded: z
      .array(z.strictObject({ dossier: z.uuid(), decisionNumber: Text(1, 60) }))
      .max(200)
      .default([]),
  }),
} as const
export type RoundActName = keyof typeof roundActs

const RoundHead = {
  id: z.uuid(),
  version: z.number(),
  state: RoundState,
  council: z.object({ id: z.uuid(), name: z.string() }),
  unit: z.string(),
  level: EvaluationLevel,
  regime: z.string(),
  realm: Realm,
  clockId: z.string(),
  kind: RoundKind,
  year: z.number(),
  number: z.number().nullable(),
  planNumber: z.string().nullable(),
  proposedBefore: z.string().nullable(),
  decidedBefore: z.string(),
  article: z.string(),
  mode: RoundMode,
  meetsAt: Instant.nullable(),
  answerBy: z.string().nullable(),
}
export const RoundSummary = z.object(RoundHead)
export type RoundSummary = z.infer<typeof RoundSummary>
export const RoundPage = pageOf(RoundSummary)

/** A dossier of the round's list, as far as the reader may know of it. */
export const ListedDossier = z.object({
  dossierId: z.uuid(),
  product: z.string(),
  producer: z.string(),
  kind: z.string(),
  position: z.number(),
  /** Where it stands: still on its way, ready, being scored, with a result, decided, put off, or gone. */
  standing: z.enum(['on-its-way', 'ready', 'scoring', 'concluded', 'decided', 'moved', 'gone']),
  movedReason: z.string().nullable(),
  mean: z.number().nullable(),
  stars: z.number().nullable(),
})
export type ListedDossier = z.infer<typeof ListedDossier>

export const RoundView = z.object({
  ...RoundHead,
  now: Instant,
  statute: Statute,
  letter: RoundLetter.nullable(),
  packHash: z.string().nullable(),
  packSentAt: Instant.nullable(),
  sitting: z.number(),
  /** Everybody on the council: whether they opened the pack and are at the meeting. */
  members: z.array(
    z.object({
      personId: z.string(),
      agency: z.string(),
      seat: z.string(),
      scoring: z.boolean(),
      packOpenedAt: Instant.nullable(),
      present: z.boolean(),
    }),
  ),
  quorum: z.object({ needed: z.number(), present: z.number(), isQuorate: z.boolean() }).nullable(),
  dossiers: z.array(ListedDossier),
  /** Acts of the round on its dossiers that wait, or were refused, with the code that says why. */
  orders: z.array(
    z.object({
      dossierId: z.uuid(),
      act: z.string(),
      state: z.enum(['pending', 'refused']),
      code: z.string().nullable(),
    }),
  ),
  minutes: z.string().nullable(),
  report: RoundReport.nullable(),
  allowedActs: z.array(z.string()),
})
export type RoundView = z.infer<typeof RoundView>

export const PackView = z.object({ roundId: z.uuid(), packHash: z.string(), dossiers: RoundPack })
export type PackView = z.infer<typeof PackView>

/** What a round waits for now, as its process asks for it. */
export const RoundStanding = z.object({
  /** Acts on its dossiers that are ordered and still to be carried out. */
  ordersLeft: z.number(),
  /** Nothing of it is left to be decided. */
  isSettled: z.boolean(),
  /** When its list closes, while it is open. */
  closesAt: Instant.nullable(),
  step: z.object({ plan: ProcessStepPlan, dueOn: Day }).nullable(),
})
export type RoundStanding = z.infer<typeof RoundStanding>
