import { randomUUID } from 'node:crypto'
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

const roundHead = { commandId: randomUUID(), seenVersion: 1 }
const text = 'Nội dung để kiểm thử quyền hạn.'

/** A well-formed body for each act on a round, and none where none is taken. */
export const roundBodies: Readonly<Record<string, unknown>> = {
  'pack-openings': undefined,
  convene: { ...roundHead, letter: { number: '1/GM', agenda: text }, mode: 'meeting' },
  'send-pack': roundHead,
  'open-meeting': { ...roundHead, present: ['nobody'] },
  attendance: { ...roundHead, changes: [{ personId: 'nobody', present: true }] },
  'open-scoring': roundHead,
  'set-aside': { ...roundHead, dossier: randomUUID(), reason: text },
  adjourn: { ...roundHead, meetsAt: '2026-12-01T01:00:00.000Z', reason: text },
  conclude: { ...roundHead, minutes: text, reportNumber: '1/BC' },
  decisions: { ...roundHead, decidedOn: '2026-12-01' },
}
