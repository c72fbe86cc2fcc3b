import { dayOf } from '@ocop/kernel/days'
import { Problem, type Fault } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { grade } from '../../contract/grade.ts'
import { papersFor, regimeFor } from '../regime/regimes.ts'
import { act, type ActContext } from './act.ts'

/** Lodging (nộp hồ sơ): complete in composition, self-scored on every criterion, under the regime of its day. */
export const lodge = act(actBodies.lodge, {
  check: async (context) => {
    const errors = [
      ...(await compositionFaults(context)),
      ...selfScoreFaults(context),
      ...formFaults(context),
    ]
    if (errors.length)
      throw new Problem(
        'invalid',
        'dossier-incomplete',
        `${errors.length} thing(s) are missing before the dossier can be lodged.`,
        { errors },
      )
    const regime = regimeFor(context.dossier.kind, dayOf(context.at))
    if (regime.sheets !== context.regime.sheets)
      throw new Problem(
        'conflict',
        'regime-changed',
        `Dossiers lodged today are graded with the sheets ${regime.sheets}; score the dossier anew on them.`,
      )
  },
  write: async ({ dossier, at }) => ({
    set: {
      state: 'lodged',
      lodgedAt: at,
      receivedAt: at,
      regime: regimeFor(dossier.kind, dayOf(at)).id,
    },
    facts: { kind: dossier.kind },
  }),
})

const compositionFaults = async ({ trx, dossier, regime }: ActContext): Promise<Fault[]> => {
  const papers = await trx
    .selectFrom('paper')
    .select('kind')
    .where('dossierId', '=', dossier.id)
    .execute()
  return papersFor(regime, dossier.sheetNo)
    .filter(({ kind }) => !papers.some((paper) => paper.kind === kind))
    .map(({ kind, vi, article }) => ({
      pointer: `/papers/${kind}`,
      code: 'paper-missing',
      detail: `${vi} (${article})`,
    }))
}

const selfScoreFaults = ({ sheet, dossier }: ActContext): Fault[] => {
  if (grade(sheet, { choices: dossier.choices, knockouts: [] }).complete) return []
  return [
    {
      pointer: '/choices',
      code: 'self-score-incomplete',
      detail: 'Choose an option, or none, for every criterion.',
    },
  ]
}

/** Mẫu số 01 mục 1: who answers for the dossier and how to reach them. */
const formFaults = ({ dossier }: ActContext): Fault[] =>
  (['representative', 'address', 'phone'] as const)
    .filter((field) => !dossier.form[field])
    .map((field) => ({
      pointer: `/form/${field}`,
      code: 'field-missing',
      detail: 'Mẫu số 01, mục 1 asks for it.',
    }))
