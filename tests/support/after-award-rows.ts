import { randomUUID } from 'node:crypto'
import { actors } from './actors.ts'
import type { Row } from './rights-row.ts'

const everyone = actors
const stale = { commandId: randomUUID(), seenVersion: 0 }
const decided = { decisionNumber: '1/QĐ', decidedOn: '2026-07-01' }
const reason = 'Để kiểm thử quyền hạn.'

/** Routes about certificates after their award, and about inspections; on records that there are, a table beside the routes has them. */
export const afterAwardRows: readonly Row[] = [
  ...['certificates', 'inspections'].map((list): Row => ({
    route: `GET /api/dossiers/${list}`,
    ok: '200',
    may: everyone,
  })),
  ...[
    { act: 'suspension', body: { reason, ...decided } },
    { act: 'reinstatement', body: { reason, ...decided } },
    { act: 'revocation', body: decided },
    { act: 'revocation-refusals', body: { reason } },
    { act: 'withdrawal-requests', body: { reason, documentNumber: '1' } },
    { act: 'recognition-withdrawal', body: { reason, ...decided } },
  ].map(({ act, body }): Row => ({
    route: `POST /api/dossiers/certificates/never-issued/${act}`,
    ok: '404 certificate-unknown',
    may: everyone,
    body: { ...stale, ...body },
  })),
  {
    route: 'GET /api/dossiers/inspections/{unknown}',
    ok: '404 inspection-unknown',
    may: everyone,
  },
  {
    route: 'POST /api/dossiers/inspections/{unknown}/fixes',
    ok: '404 inspection-unknown',
    may: everyone,
    body: { ...stale, answer: reason },
  },
  {
    route: 'POST /api/dossiers/inspections',
    ok: '404 product-unknown',
    may: everyone,
    body: {
      commandId: randomUUID(),
      productId: randomUUID(),
      type: 'quality',
      dueOn: '2027-12-31',
    },
  },
  {
    // Of a year that is over: whoever may plan plans nothing.
    route: 'POST /api/dossiers/inspection-plans',
    ok: '200',
    may: ['officer-city', 'inspector-city', 'officer-ministry'],
    others: '403 act-not-yours',
    body: {
      ...{ commandId: randomUUID(), unit: '31', year: 2023, quarters: [1] },
      types: ['quality'],
    },
  },
]
