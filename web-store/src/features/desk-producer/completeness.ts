import { Problem, type Fault } from '@ocop/kernel/problem'
import type { DossierView } from '@ocop/dossiers/contract/dossier'
import { criteriaOf } from '@ocop/dossiers/contract/criteria'
import { faultSentence, problemSentence } from '../../i18n/problem-sentence.ts'
import { dossierTexts } from '../../i18n/vi/desk-dossier.ts'
import { producerTexts } from '../../i18n/vi/desk-producer.ts'
import { numberText } from '../../lib/dates.ts'
import { mandatoryPapers } from '../../lib/desk/law.ts'
import type { Case } from '../../lib/desk/load.ts'
import { paperName } from '../../lib/desk/papers.ts'
import { deskRefusal, emptyDeskForm, type DeskForm } from '../../lib/desk/refusal.ts'

export type Part = 'thong-tin' | 'giay-to' | 'tu-cham'

/** Something a draft lacks, in words, and the part of the draft where it is made good. */
export type Lack = { readonly part: Part; readonly text: string; readonly article?: string }

/** Mẫu số 01, mục 1: what must be told before lodging. */
export const requiredFields = ['representative', 'address', 'phone'] as const

const t = producerTexts.draft

/** Everything a draft lacks before it can be lodged; the dossiers service has the last word. */
export const lacksOf = ({ dossier, regime, sheet }: Case): readonly Lack[] => [
  ...fieldLacks(dossier),
  ...changeLacks(dossier, regime),
  ...mandatoryPapers(regime, dossier.sheet)
    .filter(({ kind }) => !dossier.papers.some((paper) => paper.kind === kind))
    .map(({ vi, article }): Lack => ({ part: 'giay-to', text: t.upload(vi), article })),
  ...scoreLacks(scoredOf({ dossier, sheet })),
]

const fieldLacks = ({ form }: Pick<DossierView, 'form'>): readonly Lack[] =>
  requiredFields
    .filter((field) => !form[field])
    .map((field) => ({ part: 'thong-tin', text: t.fill(dossierTexts.form[field]) }))

const changeLacks = (
  { kind, form }: Pick<DossierView, 'kind' | 'form'>,
  { changesShown }: Case['regime'],
): readonly Lack[] =>
  changesShown.kinds.includes(kind) && !form.changes?.length
    ? [
        {
          part: 'thong-tin',
          text: t.fill(dossierTexts.form.changes),
          article: changesShown.article,
        },
      ]
    : []

const scoreLacks = ({ done, all }: { done: number; all: number }): readonly Lack[] =>
  done === all ? [] : [{ part: 'tu-cham', text: t.scoreOn(numberText(all - done)) }]

/** How many criteria the producer has scored, of how many. */
export const scoredOf = ({
  dossier,
  sheet,
}: Pick<Case, 'dossier' | 'sheet'>): { readonly done: number; readonly all: number } => {
  const criteria = criteriaOf(sheet)
  const done = criteria.filter(({ code }) => Object.hasOwn(dossier.choices, code)).length
  return { done, all: criteria.length }
}

/** Why lodging was refused, fault by fault in words; every other refusal is told as usual. */
export const lodgeRefusal = (
  error: unknown,
  values: Readonly<Record<string, string>>,
  { regime }: Pick<Case, 'regime'>,
): DeskForm => {
  if (!(error instanceof Problem) || error.code !== 'dossier-incomplete')
    return deskRefusal(error, { values })
  const faults = (error.errors ?? []).map((fault) => wordsOf(fault, regime))
  return { ...emptyDeskForm, values, general: [problemSentence(error.code), ...new Set(faults)] }
}

const wordsOf = (fault: Fault, regime: Case['regime']): string => {
  const [, place, name = ''] = fault.pointer.split('/')
  if (place === 'papers') return t.upload(paperName(regime, name))
  const field = requiredFields.find((each) => place === 'form' && each === name)
  return field ? t.fill(dossierTexts.form[field]) : faultSentence(fault)
}
