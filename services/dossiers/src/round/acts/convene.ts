import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import type { z } from 'zod'
import { roundActs } from '../../../contract/round.ts'
import { processAct } from '../../process-command/act.ts'
import { listOf } from '../list.ts'
import { changeRound, type Round } from '../store.ts'
import { bodyOf, refuseOutOfTurn, type RoundContext } from './context.ts'

type Convening = z.infer<typeof roundActs.convene>

/** The letter goes out: the council meets on a day, or its members give their opinions in writing until one. */
export const convene = processAct<Round, typeof roundActs.convene>(roundActs.convene, {
  check: async (context, body) => {
    refuseOutOfTurn(context, 'convene')
    await (body.mode === 'meeting' ? refuseTooSoon(context, body) : refuseUnwritten(context, body))
  },
  write: async ({ trx, subject }, { letter, mode, meetsAt, answerBy }) => {
    const isPacked = subject.packSentAt !== null
    await changeRound(trx, subject.id, {
      letter: JSON.stringify(letter),
      mode,
      meetsAt: mode === 'meeting' ? (meetsAt ?? null) : null,
      answerBy: mode === 'written' ? (answerBy ?? null) : null,
      // What was packed for the written opinions serves the meeting too.
      state: isPacked && mode === 'meeting' ? 'pack-sent' : 'convened',
    })
    return { mode }
  },
})

const invalid = (pointer: string, code: string, detail: string): Problem =>
  new Problem('invalid', code, detail, { errors: [{ pointer, code, detail }] })

/** Between the letter and the meeting there is time for the pack. */
const refuseTooSoon = async (context: RoundContext, { meetsAt }: Convening): Promise<void> => {
  const { statute } = await bodyOf(context)
  const days = statute.packWorkingDays.value
  if (meetsAt && workingDaysBetween(dayOf(context.at), dayOf(meetsAt)) >= days) return
  throw invalid(
    '/meetsAt',
    'meeting-too-soon',
    `The meeting is at least ${days} working day(s) away (${statute.packWorkingDays.article}).`,
  )
}

/** In writing only on the kinds of application the statute names, and within its days. */
const refuseUnwritten = async (context: RoundContext, { answerBy }: Convening): Promise<void> => {
  const { statute } = await bodyOf(context)
  const { kinds, article } = statute.writtenOpinions
  const list = await listOf(context.trx, context.subject.id)
  if (!list.every(({ kind, standing }) => standing === 'moved' || isOneOf(kinds, kind)))
    throw invalid('/mode', 'meeting-needed', `On these dossiers the council meets (${article}).`)
  const days = statute.writtenOpinionDays.value
  const today = dayOf(context.at)
  if (answerBy && answerBy >= today && workingDaysBetween(today, answerBy) <= days) return
  throw invalid(
    '/answerBy',
    'answers-too-late',
    `Opinions are given within ${days} working days (${statute.writtenOpinionDays.article}).`,
  )
}

const isOneOf = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind)
