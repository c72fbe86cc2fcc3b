import type { InspectionReading } from '@ocop/dossiers/contract/inspection'
import type { WishedStep } from '../process/align-steps.ts'
import { misplanned } from '../evaluation/policy.ts'

const final: ReadonlySet<string> = new Set(['closed', 'to-revocation', 'cancelled', 'lapsed'])
export const isOver = ({ state }: InspectionReading): boolean => final.has(state)

/** Whose turn it is: the inspector's to visit once the quarter begins, the producer's to put right, the inspector's to check. */
export const turnOf = (reading: InspectionReading, now: string): readonly WishedStep[] => {
  const { state, dueOn, fixBy, fixes, beginsAt } = reading
  const plan = (step: string) => {
    const found = reading.plans.find((each) => each.step === step)
    if (!found) throw misplanned(`an inspection has no step ${step}`)
    return found
  }
  if (state === 'planned') return now < beginsAt ? [] : [{ plan: plan('visit'), visit: 1, dueOn }]
  if (state === 'fixing')
    return [{ plan: plan('fix'), visit: fixes, ...(fixBy === null ? {} : { dueOn: fixBy }) }]
  return state === 'checking' ? [{ plan: plan('fix-check'), visit: fixes }] : []
}
