import type { PersonActor } from '@ocop/kernel/actor'
import { addWorkingDays } from '@ocop/kernel/calendar/working-days'
import { dayOf, endOfDay } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import type { EnquiryAct, EnquiryKind, EnquiryState } from '../../contract/enquiry.ts'
import type { EnquiryTerms } from '../../contract/enquiry-terms.ts'
import { partIn, type Belonging, type Part } from '../listing/listing.ts'

/**
 * Within how many working days the producer answers, and after how many more nobody waits any longer. No law sets
 * these; the form tells them to the buyer.
 */
export const terms = {
  retail: { answerIn: 3, lapsesAfter: 10 },
  wholesale: { answerIn: 5, lapsesAfter: 10 },
} as const satisfies EnquiryTerms

export const deadlines = (
  kind: EnquiryKind,
  receivedAt: string,
): { dueAt: string; lapsesAt: string } => {
  const { answerIn, lapsesAfter } = terms[kind]
  const due = addWorkingDays(dayOf(receivedAt), answerIn)
  return { dueAt: endOfDay(due), lapsesAt: endOfDay(addWorkingDays(due, lapsesAfter)) }
}

/** Who reads an enquiry: the producer asked, and the commune that may answer for it. */
export const asked = (person: PersonActor, belonging: Belonging): Part | undefined => {
  const part = partIn(person, belonging)
  return part === 'consultant' ? undefined : part
}

const from = {
  answer: ['open'],
  conclude: ['answered'],
} as const satisfies Record<EnquiryAct, readonly EnquiryState[]>

export const actsNow = (state: EnquiryState): EnquiryAct[] =>
  (['answer', 'conclude'] as const).filter((act) => from[act].some((each) => each === state))

/** @throws conflict when it was answered or ended already */
export const requireTurn = (act: EnquiryAct, state: EnquiryState): void => {
  if (!actsNow(state).includes(act))
    throw new Problem('conflict', 'act-not-now', `The enquiry is ${state}; nothing is to ${act}.`)
}
