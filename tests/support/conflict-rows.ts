import { randomUUID } from 'node:crypto'
import { readers } from './actors.ts'
import type { Row } from './rights-row.ts'

const outsiders = { others: '404 dossier-unknown' }

/** Conflicts of interest about a dossier before its council: who reads, declares and lifts them. */
export const conflictRows: readonly Row[] = [
  {
    route: 'GET /api/dossiers/dossiers/{dossier}/conflicts',
    ok: '200',
    may: readers,
    ...outsiders,
  },
  {
    route: 'POST /api/dossiers/dossiers/{dossier}/conflicts',
    ok: '422 seat-unknown',
    may: readers,
    ...outsiders,
    body: {
      commandId: randomUUID(),
      personId: 'nobody',
      ground: 'kinship',
      reason: 'Nội dung để kiểm thử quyền hạn.',
    },
  },
  {
    route: 'POST /api/dossiers/dossiers/{dossier}/conflicts/lifts',
    ok: '404 conflict-unknown',
    may: ['chair-city', 'decider-city'],
    knows: readers,
    ...outsiders,
    body: {
      commandId: randomUUID(),
      personId: 'nobody',
      reason: 'Nội dung để kiểm thử quyền hạn.',
    },
  },
]
