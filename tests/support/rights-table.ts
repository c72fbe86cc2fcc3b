import { randomUUID } from 'node:crypto'
import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import { actors, readers, staff, type ActorKey } from './actors.ts'
import { afterAwardRows } from './after-award-rows.ts'
import { actBody, fullCard, roundBodies } from './bodies.ts'
import { conflictRows } from './conflict-rows.ts'
import { marketRows } from './market-rows.ts'
import type { Row } from './rights-row.ts'

const everyone = actors
const outsiders = { others: '404 dossier-unknown' }
const stale = { commandId: randomUUID(), seenVersion: 0 }

/** Commands are sent as from a stale page: who may act is told 409 version-stale, and nothing happens. */
const command = (act: string, may: readonly ActorKey[], later: readonly ActorKey[]): Row => ({
  route: `POST /api/dossiers/dossiers/{dossier}/${act}`,
  ok: '409 version-stale',
  may,
  later,
  knows: readers,
  ...outsiders,
  body: { ...stale, ...actBody(act) },
})

const dossierRows = (sheet: GradableSheet): Row[] => [
  { route: 'GET /api/dossiers/dossiers', ok: '200', may: everyone },
  { route: 'GET /api/dossiers/dossiers/{dossier}', ok: '200', may: readers, ...outsiders },
  { route: 'GET /api/dossiers/dossiers/{dossier}/timeline', ok: '200', may: readers, ...outsiders },
  {
    route: 'PATCH /api/dossiers/dossiers/{dossier}',
    ok: '409 dossier-lodged',
    may: ['htx-ruoi'],
    ...outsiders,
    body: { seenVersion: 0, form: {} },
  },
  {
    route: 'GET /api/dossiers/dossiers/{dossier}/scorecards',
    ok: '200',
    may: ['chair-city', 'secretary-city', 'member-1-city'],
    others: '404',
  },
  {
    route: 'POST /api/dossiers/dossiers/{dossier}/scorecards',
    ok: '409 version-stale',
    may: ['chair-city', 'member-1-city'],
    knows: readers,
    ...outsiders,
    body: { ...stale, ...fullCard(sheet) },
  },
  ...conflictRows,
  command('samples', ['commune-officer', 'officer-city', 'adviser-city'], ['officer-ministry']),
  command('site-inspections', ['adviser-city'], []),
  command('lab-tests', ['adviser-city'], []),
  command('lodge', [], ['htx-ruoi']),
  command('withdraw', ['htx-ruoi'], []),
  command('accept', [], ['commune-officer', 'officer-city', 'officer-ministry']),
  command('commune-report', [], ['commune-officer']),
  command(
    'supplement-requests',
    [],
    ['commune-officer', 'officer-city', 'adviser-city', 'officer-ministry'],
  ),
  command('supplements', [], ['htx-ruoi']),
  command('advisory-report', [], ['adviser-city']),
  command('second-scoring', ['chair-city', 'secretary-city'], []),
  command('council-results', ['chair-city', 'secretary-city'], []),
  command('decisions', [], ['decider-city', 'decider-ministry']),
  command('forward', [], ['decider-city']),
  command('return', [], ['decider-ministry']),
  command('evaluate-again', [], ['decider-city', 'officer-city']),
  {
    route: 'POST /api/dossiers/dossiers/{dossier}/transfer',
    ok: '409 nothing-to-transfer',
    may: ['officer-city', 'officer-ministry'],
    knows: readers,
    ...outsiders,
    body: { ...stale, reason: 'Nội dung để kiểm thử quyền hạn.' },
  },
]

const transferRows: readonly Row[] = [
  { route: 'GET /api/dossiers/transfers/preview?regime=148-2023', ok: '200', may: everyone },
  { route: 'GET /api/dossiers/transfers/{unknown}', ok: '404 transfer-unknown', may: everyone },
  {
    route: 'POST /api/dossiers/transfers',
    ok: '422 scope-missing',
    may: ['officer-city', 'officer-ministry', 'administrator'],
    others: '403 act-not-yours',
    body: { commandId: randomUUID(), reason: 'Nội dung để kiểm thử quyền hạn.' },
  },
]

/** Every route there is that needs a session, with what it answers to whom. */
export const rows = (sheet: GradableSheet): Row[] => [
  ...dossierRows(sheet),
  ...transferRows,
  ...afterAwardRows,
  ...marketRows,
  {
    route: 'POST /api/dossiers/dossiers',
    ok: '422 body-invalid',
    may: everyone,
    body: { kind: 'first' },
  },
  { route: 'GET /api/dossiers/councils', ok: '200', may: everyone },
  {
    route: 'POST /api/dossiers/councils',
    ok: '422 council-unseatable',
    may: ['officer-city'],
    others: '403 act-not-yours',
    body: unseatable,
  },
  { route: 'GET /api/dossiers/rounds', ok: '200', may: everyone },
  {
    route: 'POST /api/dossiers/rounds',
    ok: '404 council-unknown',
    may: everyone,
    body: {
      commandId: randomUUID(),
      council: randomUUID(),
      kind: 'regular',
      year: 2026,
      number: 2,
    },
  },
  ...Object.entries(roundBodies).map(([act, body]): Row => ({
    route: `POST /api/dossiers/rounds/{unknown}/${act}`,
    ok: '404 round-unknown',
    may: everyone,
    body,
  })),
  { route: 'GET /api/dossiers/rounds/{unknown}', ok: '404 round-unknown', may: everyone },
  {
    route: 'PUT /api/dossiers/councils/{unknown}/statute',
    ok: '404 council-unknown',
    may: everyone,
    body: { article: 'Quy chế để kiểm thử' },
  },
  {
    route: 'POST /api/dossiers/councils/{unknown}/replacements',
    ok: '404 council-unknown',
    may: everyone,
    body: {
      commandId: randomUUID(),
      leaves: 'nobody',
      joins: { personId: 'somebody', agency: 'Sở Y tế' },
      decisionNumber: '1',
    },
  },
  {
    route: 'GET /api/dossiers/certificates/never-issued',
    ok: '404 certificate-unknown',
    may: everyone,
  },
  ...[
    'GET /api/dossiers/rehearsals/{unknown}',
    'POST /api/dossiers/rehearsals/{unknown}/advance',
  ].map((route): Row => ({
    route,
    ok: '404 rehearsal-unknown',
    may: everyone,
    body: { to: '2026-12-31T00:00:00.000Z' },
  })),
  {
    route: 'POST /api/dossiers/rehearsals',
    ok: '200',
    may: ['administrator'],
    others: '404 rehearsal-unknown',
    body: { plan: 'posts-bound', seed: 1, startsAt: '2026-09-07T01:00:00.000Z' },
  },
  ...supportingRows,
]

const unseatable = {
  commandId: randomUUID(),
  unit: '31',
  name: 'Hội đồng không có ghế chủ tịch',
  issuer: 'Chủ tịch UBND',
  decisionNumber: '1',
  seats: ['a', 'a', 'b'].map((personId) => ({
    personId,
    agency: 'Sở',
    seat: 'member',
    scoring: false,
  })),
}

const supportingRows: readonly Row[] = [
  { route: 'GET /api/identity/me', ok: '200', may: everyone },
  { route: 'GET /api/identity/posts', ok: '200', may: staff, others: '403 right-missing' },
  ...['people', 'organisations'].map((list): Row => ({
    route: `POST /api/identity/${list}`,
    ok: '422',
    may: everyone,
    body: {},
  })),
  { route: 'GET /api/programme/plans', ok: '200', may: everyone },
  { route: 'GET /api/programme/plans/kim-thanh-2025', ok: '200', may: everyone },
  { route: 'GET /api/support-payments/norms', ok: '200', may: everyone },
  ...['steps', 'interventions', 'notices', 'summary', 'proposals'].map((list): Row => ({
    route: `GET /api/supervision/${list}`,
    ok: '200',
    may: everyone,
  })),
  {
    route: 'POST /api/supervision/steps/none/pick-up',
    ok: '404 step-unknown',
    may: everyone,
    body: {},
  },
  {
    route: 'POST /api/supervision/steps/none/remind',
    ok: '404 step-unknown',
    may: everyone,
    body: { reason: 'Đôn đốc.' },
  },
  ...['escalate', 'do-on-behalf', 'give-back'].map((act): Row => ({
    route: `POST /api/supervision/steps/none/${act}`,
    ok: '404 step-unknown',
    may: everyone,
    body: { reason: 'Cán bộ đi vắng.' },
  })),
  {
    route: 'POST /api/supervision/steps/none/extend',
    ok: '404 step-unknown',
    may: everyone,
    body: { reason: 'Cán bộ đi vắng.', days: 1 },
  },
  {
    route: 'POST /api/supervision/steps/none/reassign',
    ok: '404 step-unknown',
    may: everyone,
    body: { reason: 'Cán bộ đi vắng.', to: { post: 'decision-maker', unit: '31' } },
  },
  ...['confirm', 'reject'].map((how): Row => ({
    route: `POST /api/supervision/proposals/{unknown}/${how}`,
    ok: '404 proposal-unknown',
    may: everyone,
    body: { reason: 'Đồng ý.' },
  })),
  ...['', '/pdf'].map((form): Row => ({
    route: `GET /api/supervision/letters/{unknown}${form}`,
    ok: '404 letter-unknown',
    may: everyone,
  })),
  { route: 'GET /api/dossiers/closures', ok: '200', may: everyone },
  {
    route: 'POST /api/dossiers/closures',
    ok: '422',
    may: everyone,
    body: {},
  },
  { route: 'GET /api/identity/leaves', ok: '200', may: staff, others: '403 right-missing' },
  ...['leaves/{unknown}/end', 'posts/{unknown}/leaves'].map((route): Row => ({
    route: `POST /api/identity/${route}`,
    ok: route.startsWith('leaves') ? '404 leave-unknown' : '404 post-unknown',
    may: everyone,
    body: route.startsWith('leaves')
      ? {}
      : { from: '2026-10-05', to: '2026-10-06', reason: 'Nghỉ phép' },
  })),
  {
    route: 'POST /api/supervision/bulk',
    ok: '200',
    may: everyone,
    body: { act: 'remind', ids: ['none'], reason: 'Đôn đốc.', dryRun: true },
  },
  {
    route: 'POST /api/identity/posts/{unknown}/end',
    ok: '404 post-unknown',
    may: ['administrator'],
    others: '403 right-missing',
    body: {},
  },
  { route: 'GET /api/files/files/{unknown}', ok: '404 file-unknown', may: everyone },
  {
    route: 'POST /api/files/uploads/{unknown}/complete',
    ok: '404 upload-unknown',
    may: everyone,
    body: {},
  },
]
