import { randomUUID } from 'node:crypto'
import { actors, type ActorKey } from './actors.ts'
import { emptyListing, soldAt, tradedAt } from './market-bodies.ts'
import type { Row } from './rights-row.ts'

const everyone = actors
const stale = { commandId: randomUUID(), seenVersion: 0 }
const reason = 'Để kiểm thử quyền hạn.'
const unlisted = { others: '404 listing-unknown' }

/** The listing waits for the commune: its producer's acts are of another time, the officer sends from a stale page. */
const listingRows: readonly Row[] = [
  { route: 'GET /api/catalogue/listings', ok: '200', may: everyone },
  {
    route: 'GET /api/catalogue/listings/{product}',
    ok: '200',
    may: ['htx-ruoi', 'commune-officer'],
    ...unlisted,
  },
  {
    route: 'POST /api/catalogue/listings/{product}/save',
    ok: '409 act-not-now',
    may: ['htx-ruoi'],
    knows: ['commune-officer'],
    ...unlisted,
    body: { ...stale, content: emptyListing },
  },
  {
    route: 'POST /api/catalogue/listings/{product}/submit',
    ok: '409 act-not-now',
    may: ['htx-ruoi'],
    knows: ['commune-officer'],
    ...unlisted,
    body: stale,
  },
  ...(['approve', 'return'] as const).map((act): Row => ({
    route: `POST /api/catalogue/listings/{product}/${act}`,
    ok: '409 version-stale',
    may: ['commune-officer'],
    knows: ['htx-ruoi'],
    ...unlisted,
    body: act === 'return' ? { ...stale, reason } : stale,
  })),
  {
    route: 'GET /api/catalogue/listings/{product}/batches',
    ok: '200',
    may: ['htx-ruoi'],
    others: '404 product-unknown',
  },
  {
    route: 'POST /api/catalogue/batches',
    ok: '200',
    may: ['htx-ruoi'],
    others: '404 product-unknown',
    body: {
      ...{ commandId: randomUUID(), productId: '{product}' },
      ...{ lot: 'L1', madeOn: '2026-11-01', expiresOn: null, steps: [] },
    },
  },
]

const enquiryRows: readonly Row[] = [
  { route: 'GET /api/catalogue/enquiries', ok: '200', may: everyone },
  {
    route: 'GET /api/catalogue/enquiries/{enquiry}',
    ok: '200',
    may: ['htx-ruoi', 'commune-officer'],
    others: '404 enquiry-unknown',
  },
  {
    route: 'POST /api/catalogue/enquiries/{enquiry}/answer',
    ok: '409 version-stale',
    may: ['htx-ruoi', 'commune-officer'],
    others: '404 enquiry-unknown',
    body: { ...stale, answer: reason, outcome: 'answered' },
  },
  {
    route: 'POST /api/catalogue/enquiries/{enquiry}/conclude',
    ok: '409 act-not-now',
    may: ['htx-ruoi', 'commune-officer'],
    others: '404 enquiry-unknown',
    body: { ...stale, outcome: 'agreed' },
  },
]

const reportRows: readonly Row[] = [
  { route: 'GET /api/catalogue/label-reports', ok: '200', may: everyone },
  {
    route: 'GET /api/catalogue/label-reports/{report}',
    ok: '200',
    may: ['inspector-city'],
    others: '404 label-report-unknown',
  },
  {
    route: 'POST /api/catalogue/label-reports/{report}/handle',
    ok: '409 version-stale',
    may: ['inspector-city'],
    others: '404 label-report-unknown',
    body: { ...stale, state: 'examined', finding: null },
  },
]

/** The city's own and those of its communes, and the ministry's. */
const announcers: readonly ActorKey[] = ['commune-officer', 'officer-city', 'officer-ministry']

/**
 * Announcing goes under an id that announced something else, so whoever may announces nothing. In Hà Nội only the
 * ministry does; what the city's office announced is that office's own to change.
 */
const announcedRows = (
  list: 'trade-events' | 'points-of-sale',
  { record, told, state }: { record: string; told: typeof tradedAt | typeof soldAt; state: string },
): readonly Row[] => {
  const announce = {
    route: `POST /api/programme/${list}`,
    ok: '409 command-reused',
    others: '403 unit-foreign',
  }
  const changed = list === 'trade-events' ? { title: reason } : { name: reason }
  return [
    { ...announce, may: announcers, body: { ...told, ...changed } },
    {
      ...announce,
      may: ['officer-ministry'],
      body: { ...told, ...(list === 'trade-events' ? { provinceCode: '01' } : { unit: '01' }) },
    },
    {
      route: `PATCH /api/programme/${list}/${record}`,
      ok: '409 version-stale',
      may: ['officer-city'],
      others: list === 'trade-events' ? '404 trade-event-unknown' : '404 point-of-sale-unknown',
      body: { ...told, ...stale, state },
    },
  ]
}

/** Routes of the market that need a session, each on a record that there is. */
export const marketRows: readonly Row[] = [
  ...listingRows,
  ...enquiryRows,
  ...reportRows,
  ...announcedRows('trade-events', { record: '{event}', told: tradedAt, state: 'cancelled' }),
  ...announcedRows('points-of-sale', { record: '{point}', told: soldAt, state: 'closed' }),
]
