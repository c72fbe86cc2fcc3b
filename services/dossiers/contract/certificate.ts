import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandHead } from '@ocop/kernel/ids'
import { PageQuery, pageOf } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'
import { Role } from '@ocop/kernel/roles'
import { Allowance, EvaluationLevel } from './regime.ts'

const Text = (min: number, max = 4_000) => z.string().trim().min(min).max(max)

/** What became of a certificate; whether it still runs also depends on the day. */
export const Standing = z.enum(['in-force', 'extended', 'suspended', 'revoked', 'replaced'])
export type Standing = z.infer<typeof Standing>

/** The six grounds of revocation (thu hồi): Điều 8 khoản 1, điểm a, b, c, d, đ, e. */
export const RevocationGround = z.enum(['a', 'b', 'c', 'd', 'dd', 'e'])
export type RevocationGround = z.infer<typeof RevocationGround>

/** Who acts on a certificate: whose certificate it is, who recognises it and their advisory body, and who else may speak up. */
export const CertificateParty = z.enum([
  'producer',
  'adviser',
  'decider',
  'commune',
  'inspector',
  'ministry',
])
export type CertificateParty = z.infer<typeof CertificateParty>

const Decided = { decisionNumber: Text(1, 60), decidedOn: Day }

/** The bodies of `POST certificates/{number}/<act>`. */
export const certificateActs = {
  suspension: CommandHead.extend({ reason: Text(10), ...Decided }),
  reinstatement: CommandHead.extend({ reason: Text(10), ...Decided }),
  /** Opens a case on a conclusion, or on the commune's word that production has stopped: the fifteen days count from it. */
  'revocation-cases': CommandHead.extend({
    ground: RevocationGround,
    conclusion: z.strictObject({
      number: Text(1, 60),
      issuedBy: Text(3, 200),
      concludedOn: Day,
      text: Text(10),
    }),
  }),
  'revocation-submissions': CommandHead.extend({
    findings: Text(10),
    proposal: z.enum(['revoke', 'keep']),
  }),
  revocation: CommandHead.extend(Decided),
  'revocation-refusals': CommandHead.extend({ reason: Text(10) }),
  'revocation-notices': CommandHead.extend({
    sentOn: Day,
    recipients: z.array(Text(2, 200)).min(1).max(20),
  }),
  'withdrawal-requests': CommandHead.extend({ documentNumber: Text(1, 60), reason: Text(10) }),
  'recognition-withdrawal': CommandHead.extend({ reason: Text(10), ...Decided }),
} as const
export type CertificateActName = keyof typeof certificateActs

const Article = { article: z.string() }

/** The law of a certificate's life, as data: who may do what, on which grounds, in which steps. */
export const CertificateCare = z.strictObject({
  decision: z.string(),
  /** Whether every pending re-evaluation lets a certificate run on, or only one that was lodged late. */
  extendsWhen: z.strictObject({ value: z.enum(['pending', 'late']), ...Article }),
  authorities: z.array(
    z.strictObject({
      stars: z.array(z.number().int()),
      at: EvaluationLevel,
      adviser: Role,
      decider: Role,
      ...Article,
    }),
  ),
  grounds: z.array(z.strictObject({ code: RevocationGround, vi: z.string(), ...Article })),
  acts: z.array(z.strictObject({ act: z.string(), by: z.array(CertificateParty), ...Article })),
  steps: z.array(
    z.strictObject({
      step: z.string(),
      titleVi: z.string(),
      holder: CertificateParty,
      allowance: Allowance,
      acts: z.array(z.string()),
    }),
  ),
})
export type CertificateCare = z.infer<typeof CertificateCare>

/** A case of revocation as it stands. */
export const RevocationCase = z.object({
  ordinal: z.number(),
  ground: RevocationGround,
  groundVi: z.string(),
  article: z.string(),
  conclusion: z.record(z.string(), z.string()),
  openedAt: Instant,
  submittedAt: Instant.nullable(),
  findings: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  sentAt: Instant.nullable(),
  outcome: z.enum(['revoked', 'dropped']).nullable(),
})
export type RevocationCase = z.infer<typeof RevocationCase>

export const CertificateSummary = z.object({
  number: z.string(),
  version: z.number(),
  stars: z.number(),
  standing: Standing,
  product: z.string(),
  producer: z.string(),
  issuedBy: z.string(),
  decisionNumber: z.string(),
  validFrom: Day,
  validTo: Day,
  extendedTo: Day.nullable(),
  replacedBy: z.string().nullable(),
  realm: Realm,
})
export type CertificateSummary = z.infer<typeof CertificateSummary>

/** Cases and acts are for the producer, the overseeing posts and the inspectors of its unit; others see none. */
export const CertificateView = CertificateSummary.extend({
  allowedActs: z.array(z.string()),
  cases: z.array(RevocationCase),
  acts: z.array(
    z.object({
      at: Instant,
      act: z.string(),
      unit: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
})
export type CertificateView = z.infer<typeof CertificateView>

export const CertificateQuery = z.strictObject({
  standing: Standing.optional(),
  /** Only those whose last day is this one or an earlier one. */
  endsBy: Day.optional(),
  clockId: z.string().max(200).optional(),
  ...PageQuery.shape,
})
export const CertificatePage = pageOf(CertificateSummary)
