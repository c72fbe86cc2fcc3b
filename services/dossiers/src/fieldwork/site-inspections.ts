import { Problem, type Fault } from '@ocop/kernel/problem'
import { dayOf } from '@ocop/kernel/days'
import { criteriaOf } from '../../contract/criteria.ts'
import type { SiteInspectionBody } from '../../contract/fieldwork.ts'
import { nextNumber, requireTurn, settled, type FactContext } from './record.ts'

type Stage<S extends SiteInspectionBody['stage']> = Extract<SiteInspectionBody, { stage: S }>

/** A visit to the place: planned with its team and ground, then held or called off, once. */
export const recordSiteInspection = async (
  context: FactContext,
  body: SiteInspectionBody,
): Promise<Record<string, unknown>> => {
  requireTurn(context)
  if (body.stage === 'planned') return plan(context, body)
  const { trx, dossier } = context
  if (body.stage === 'held') refuseFindings(context, body)
  const { number, stage } = body
  const known = await trx
    .selectFrom('siteInspection')
    .select('number')
    .where('dossierId', '=', dossier.id)
    .where('number', '=', number)
    .executeTakeFirst()
  const updated = await trx
    .updateTable('siteInspection')
    .set(
      body.stage === 'held'
        ? {
            heldOn: body.heldOn,
            findings: JSON.stringify(body.findings),
            photos: body.photos,
            minutesFileId: body.minutesFileId,
          }
        : { reason: body.reason },
    )
    .where('dossierId', '=', dossier.id)
    .where('number', '=', number)
    .where('heldOn', 'is', null)
    .where('reason', 'is', null)
    .executeTakeFirstOrThrow()
  settled(updated, known !== undefined, 'site-inspection')
  return body.stage === 'held'
    ? { number, stage, findings: body.findings.length, photos: body.photos.length }
    : { number, stage, reason: body.reason }
}

const plan = async (
  context: FactContext,
  { ground, plannedOn, team }: Stage<'planned'>,
): Promise<Record<string, unknown>> => {
  const { trx, dossier, regime, level, attempt } = context
  const rules = regime.fieldwork.filter(
    (rule) => rule.level === level && rule.kinds.includes(dossier.kind),
  )
  if (!rules.some(({ grounds }) => grounds.includes(ground)))
    throw new Problem(
      'conflict',
      'inspection-not-needed',
      `For this kind of application this is no ground for a visit (${rules.map(({ article }) => article).join('; ')}).`,
    )
  const number = await nextNumber(context, 'siteInspection')
  await trx
    .insertInto('siteInspection')
    .values({
      ...{ dossierId: dossier.id, number, level, attempt, ground, plannedOn },
      team: JSON.stringify(team),
      heldOn: null,
      minutesFileId: null,
      reason: null,
    })
    .execute()
  return { number, stage: 'planned', plannedOn, team: team.length }
}

/** @throws invalid naming every finding on a criterion the sheet has not, and a visit dated ahead of today */
const refuseFindings = ({ sheet, at }: FactContext, { findings, heldOn }: Stage<'held'>): void => {
  const codes = new Set(criteriaOf(sheet).map(({ code }) => code))
  const errors: Fault[] = findings.flatMap(({ criterion }, index) =>
    codes.has(criterion)
      ? []
      : [
          {
            pointer: `/findings/${index}/criterion`,
            code: 'criterion-unknown',
            detail: `The dossier's sheet has no criterion ${criterion}.`,
          },
        ],
  )
  if (heldOn > dayOf(at))
    errors.push({ pointer: '/heldOn', code: 'day-ahead', detail: 'That day is still to come.' })
  if (errors.length)
    throw new Problem(
      'invalid',
      'inspection-unclear',
      `${errors.length} fault(s) in the findings.`,
      {
        errors,
      },
    )
}
