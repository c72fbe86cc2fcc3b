import { dayOf } from '@ocop/kernel/days'
import { Problem, type Fault } from '@ocop/kernel/problem'
import { inspectionActs, type InspectionActName } from '../../contract/inspection.ts'
import { processes } from '../../contract/process-names.ts'
import { lockCertificate, refuseEnded, refuseOtherDay } from '../certificate/kept.ts'
import { insertCase, refuseSecondCase } from '../certificate/revocation-store.ts'
import { actedOnAs, processAct, type ProcessAct } from '../process-command/act.ts'
import { noteNews } from '../process-run/store.ts'
import {
  advanceInspection,
  lockInspection,
  moveInspection,
  requireState,
  type Inspection,
} from './kept.ts'
import { typeOf } from './law.ts'

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail })

const refuse = (errors: readonly Fault[]): void => {
  const [first] = errors
  if (first) throw new Problem('invalid', 'findings-incomplete', first.detail, { errors })
}

/** A day to put something right by lies ahead. */
const fixByFaults = (fixBy: string | undefined, at: string): Fault[] =>
  fixBy !== undefined && fixBy > dayOf(at)
    ? []
    : [fault('/fixBy', 'fix-day-missing', 'Say until which day to come it is to be put right.')]

/** The visit: every item of the checklist answered, and a day by which what failed is put right. */
const visits = processAct<Inspection, typeof inspectionActs.visits>(inspectionActs.visits, {
  check: async ({ subject, at }, { findings, visitedOn, fixBy }) => {
    requireState(subject, 'planned')
    refuseOtherDay('/visitedOn', visitedOn, { from: subject.beginsOn, at })
    const { checklist } = typeOf(subject.type)
    const absent = checklist.filter(({ code }) => !findings.some((each) => each.code === code))
    const unknown = findings.filter(({ code }) => !checklist.some((each) => each.code === code))
    const failed = findings.some(({ result }) => result === 'fail')
    refuse([
      ...absent.map(({ code, vi }) => fault(`/findings/${code}`, 'finding-missing', vi)),
      ...unknown.map(({ code }) =>
        fault(`/findings/${code}`, 'finding-unknown', `${code} is not on this checklist.`),
      ),
      ...(failed ? fixByFaults(fixBy, at) : []),
    ])
  },
  write: async (context, { visitedOn, team, findings, fixBy }) => {
    const failed = findings.filter(({ result }) => result === 'fail').length
    const state = failed > 0 ? 'fixing' : 'closed'
    await moveInspection(context, 'visits', {
      set: {
        state,
        findings: JSON.stringify(findings),
        ...(failed > 0 && fixBy ? { fixBy, fixes: 1 } : {}),
      },
      facts: { visitedOn, team, failed, fixBy: fixBy ?? null },
    })
    return { failed }
  },
})

/** The producer says what was put right. */
const fixes = processAct<Inspection, typeof inspectionActs.fixes>(inspectionActs.fixes, {
  check: async ({ subject }) => requireState(subject, 'fixing'),
  write: async (context, { answer }) => {
    await moveInspection(context, 'fixes', { set: { state: 'checking' }, facts: { answer } })
    return {}
  },
})

/** The inspector accepts what was put right, or sets another day; also when nothing came by the day set. */
const reviews = processAct<Inspection, typeof inspectionActs.reviews>(inspectionActs.reviews, {
  check: async ({ subject, at }, { accepted, fixBy }) => {
    requireState(subject, 'fixing', 'checking')
    if (!accepted) refuse(fixByFaults(fixBy, at))
  },
  write: async (context, { accepted, note, fixBy }) => {
    const again = { state: 'fixing' as const, fixes: context.subject.fixes + 1 }
    await moveInspection(context, 'reviews', {
      set: accepted ? { state: 'closed' } : { ...again, ...(fixBy ? { fixBy } : {}) },
      facts: { accepted, note, fixBy: fixBy ?? null },
    })
    return {}
  },
})

/** On to revocation: the inspection's conclusion opens a case on the certificate, whose keeper learns of it. */
const refer = processAct<Inspection, (typeof inspectionActs)['revocation-referrals']>(
  inspectionActs['revocation-referrals'],
  {
    check: async ({ trx, subject, at }) => {
      requireState(subject, 'fixing', 'checking')
      if (subject.certificateNumber === null)
        throw new Problem('conflict', 'certificate-missing', 'There is no certificate to revoke.')
      refuseEnded(await lockCertificate(trx, subject.certificateNumber), at)
      await refuseSecondCase(trx, subject.certificateNumber)
    },
    write: async (context, { ground, conclusionNumber, text }) => {
      const { trx, subject, at, command } = context
      const number = subject.certificateNumber ?? ''
      const conclusion = {
        number: conclusionNumber,
        issuedBy: command.unitName,
        concludedOn: dayOf(at),
        text,
      }
      await insertCase(trx, { number, ground, conclusion, at })
      await noteNews(trx, processes.workflowId('certificate', number))
      await moveInspection(context, 'revocation-referrals', {
        set: { state: 'to-revocation' },
        facts: { ground, conclusionNumber },
      })
      return {}
    },
  },
)

const cancel = processAct<Inspection, typeof inspectionActs.cancellation>(
  inspectionActs.cancellation,
  {
    check: async ({ subject }) => requireState(subject, 'planned'),
    write: async (context, { reason }) => {
      await moveInspection(context, 'cancellation', {
        set: { state: 'cancelled' },
        facts: { reason },
      })
      return {}
    },
  },
)

const acts: Readonly<Record<InspectionActName, ProcessAct<Inspection>>> = {
  visits,
  fixes,
  reviews,
  'revocation-referrals': refer,
  cancellation: cancel,
}

/** What may be done about an inspection. */
export const inspectionProcess = actedOnAs<Inspection>({
  lock: lockInspection,
  advance: advanceInspection,
  acts,
})
