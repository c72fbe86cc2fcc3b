import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import { dayOf } from '@ocop/kernel/days'
import { cardOf, marksOf } from '../../infra/rehearsals/cards.ts'

/** A scorecard with a mark for every criterion. */
export const fullCard = (sheet: GradableSheet) => ({
  marks: marksOf(sheet, cardOf(sheet, { stars: 3, total: 60, seed: 0 })),
  knockouts: [],
})

/** A council's result on paper that says nothing in particular. */
const emptyCouncilResult = {
  agreed: {},
  knockouts: [],
  minutes: 'Biên bản họp Hội đồng để kiểm thử.',
}

/** A well-formed body for each command, beside its head. */
export const actBody = (act: string): Record<string, unknown> => {
  const text = 'Nội dung để kiểm thử quyền hạn.'
  const decision = { decisionNumber: '1/QĐ-UBND', decidedOn: dayOf(new Date().toISOString()) }
  const bodies: Readonly<Record<string, Record<string, unknown>>> = {
    withdraw: { reason: text },
    'commune-report': {
      contents: { origin: text, labour: text, idea: text, identity: text },
      proposalNumber: '1/TTr-UBND',
    },
    'supplement-requests': { items: [{ text }] },
    supplements: { answer: text, papers: [] },
    'advisory-report': { findings: text, proposal: text },
    'second-scoring': { reason: text },
    'council-results': emptyCouncilResult,
    decisions: { ...decision, stars: 3 },
    forward: decision,
    samples: { kind: 'received', units: 5, condition: text },
    'site-inspections': { stage: 'called-off', number: 1, reason: text },
    'lab-tests': { stage: 'ordered', laboratory: 'Phòng kiểm nghiệm', wanted: text },
    return: { ...decision, reason: text },
    'evaluate-again': { reason: text },
  }
  return bodies[act] ?? {}
}
