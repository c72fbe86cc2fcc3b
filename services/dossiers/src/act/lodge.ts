import { dayOf } from '@ocop/kernel/days'
import { Problem, type Fault } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { grade } from '../../contract/grade.ts'
import { papersFor, regimeFor } from '../regime/regimes.ts'
import { act, type ActContext } from './act.ts'
import { changeFaults, filingOf } from './application.ts'

/** Lodging (nộp hồ sơ): complete in composition, self-scored on every criterion, under the regime of its day. */
export const lodge = act(actBodies.lodge, {
  check: async (context) => {
    const law = regimeFor(context.dossier.kind, dayOf(context.at))
    const papers = await papersOf(context)
    const errors = [
      ...compositionFaults(context, papers),
      ...selfScoreFaults(context),
      ...formFaults(context),
      ...changeFaults(context, law, papers),
    ]
    if (errors.length)
      throw new Problem(
        'invalid',
        'dossier-incomplete',
        `${errors.length} thing(s) are missing before the dossier can be lodged.`,
        { errors },
      )
    if (law.sheets !== context.regime.sheets)
      throw new Problem(
        'conflict',
        'regime-changed',
        `Dossiers lodged today are graded with the sheets ${law.sheets}; score the dossier anew on them.`,
      )
    await filingOf(context, law)
  },
  write: async (context) => {
    const { dossier, at } = context
    const law = regimeFor(dossier.kind, dayOf(at))
    const filing = await filingOf(context, law)
    return {
      set: {
        state: 'lodged',
        lodgedAt: at,
        receivedAt: at,
        regime: law.id,
        ...(filing ? { filing } : {}),
      },
      facts: { kind: dossier.kind, ...(filing ? { filing } : {}) },
    }
  },
})

type Papers = readonly { readonly kind: string }[]

const papersOf = ({ trx, dossier }: ActContext): Promise<Papers> =>
  trx.selectFrom('paper').select('kind').where('dossierId', '=', dossier.id).execute()

const compositionFaults = ({ dossier, regime }: ActContext, papers: Papers): Fault[] =>
  papersFor(regime, dossier.sheetNo)
    .filter(({ kind }) => !papers.some((paper) => paper.kind === kind))
    .map(({ kind, vi, article }) => ({
      pointer: `/papers/${kind}`,
      code: 'paper-missing',
      detail: `${vi} (${article})`,
    }))

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
