import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import { CertificatePage } from '../../contract/certificate.ts'
import { certificateBodies, certificatesOf, type CertificateAct } from '../test-certificates.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { people, type Who } from '../test-people.ts'
import { faultsOf, refusal } from '../test-walk.ts'

let server: DossiersServer
let certificates: ReturnType<typeof certificatesOf>
beforeAll(async () => {
  server = await dossiersServer()
  certificates = certificatesOf(server)
  await certificates.walk.council()
})
afterAll(() => server.stop())

const must = async (...acting: Parameters<typeof certificates.act>) => {
  done(await certificates.act(...acting))
}
const submitted = async (): Promise<string> => {
  const number = await certificates.award()
  await must('province', number, 'revocation-cases')
  await must('province', number, 'revocation-submissions')
  return number
}

test('a revocation goes over its case, its verification and its decision to its sending', async () => {
  const number = await submitted()
  expect(await certificates.act('decider', number, 'revocation')).toMatchObject({
    status: 200,
    body: { id: number, state: 'revoked', version: 4 },
  })
  await must('province', number, 'revocation-notices')
  expect(await certificates.view(number)).toMatchObject({
    standing: 'revoked',
    cases: [
      {
        ground: 'b',
        article: 'QĐ 26/2026/QĐ-TTg, Điều 8 khoản 1 điểm b',
        outcome: 'revoked',
        decisionNumber: '99/QĐ-UBND',
      },
    ],
    acts: [
      { act: 'revocation-cases' },
      { act: 'revocation-submissions' },
      { act: 'revocation', unit: 'thành phố Hải Phòng' },
      { act: 'revocation-notices' },
    ],
  })
})

test('nobody decides on what was not verified and submitted, and a case without ground is dropped', async () => {
  const number = await certificates.award()
  const decide = () => certificates.act('decider', number, 'revocation')
  expect(refusal(await decide())).toEqual([409, 'revocation-case-missing'])
  await must('province', number, 'revocation-cases')
  expect(refusal(await decide())).toEqual([409, 'revocation-not-submitted'])
  expect(refusal(await certificates.act('province', number, 'revocation-cases'))).toEqual([
    ...[409, 'revocation-case-open'],
  ])
  await must('province', number, 'revocation-submissions', { proposal: 'keep' })
  expect(refusal(await decide())).toEqual([409, 'revocation-case-missing'])
  await must('province', number, 'revocation-cases')
  await must('province', number, 'revocation-submissions')
  await must('decider', number, 'revocation-refusals')
  expect(await certificates.view(number)).toMatchObject({
    standing: 'in-force',
    cases: [{ outcome: 'dropped' }, { ordinal: 2, outcome: 'dropped' }],
  })
})

test('a decision is dated from the conclusion to today', async () => {
  const number = await submitted()
  const dated = (decidedOn: string) =>
    certificates.act('decider', number, 'revocation', { decidedOn })
  for (const day of ['2026-05-31', '2026-06-02'])
    expect(faultsOf(await dated(day))).toEqual([['/decidedOn', 'decision-day-outside']])
})

test('the commune confirms that production has stopped, and names no other ground', async () => {
  const number = await certificates.award()
  expect(refusal(await certificates.act('commune', number, 'revocation-cases'))).toEqual([
    ...[403, 'ground-not-yours'],
  ])
  await must('commune', number, 'revocation-cases', { ground: 'dd' })
})

test('a suspension holds until it is lifted', async () => {
  const number = await certificates.award()
  expect(refusal(await certificates.act('decider', number, 'reinstatement'))).toEqual([
    ...[409, 'certificate-not-suspended'],
  ])
  await must('decider', number, 'suspension')
  expect((await certificates.view(number)).standing).toBe('suspended')
  expect(refusal(await certificates.act('decider', number, 'suspension'))).toEqual([
    ...[409, 'certificate-suspended'],
  ])
  await must('decider', number, 'reinstatement')
  expect((await certificates.view(number)).standing).toBe('in-force')
})

test('the ministry asks, the province withdraws; nothing happens to the certificate after that', async () => {
  const number = await submitted()
  await must('ministryOfficer', number, 'withdrawal-requests')
  expect(refusal(await certificates.act('ministryOfficer', number, 'withdrawal-requests'))).toEqual(
    [409, 'withdrawal-requested'],
  )
  await must('decider', number, 'recognition-withdrawal')
  expect(await certificates.view(number)).toMatchObject({
    standing: 'revoked',
    cases: [{ outcome: 'dropped' }],
  })
  for (const act of ['suspension', 'revocation', 'recognition-withdrawal'] as const)
    expect(refusal(await certificates.act('decider', number, act))).toEqual([
      ...[409, 'certificate-ended'],
    ])
})

test('the same command gives the same answer; another body under its id, and a stale version, are refused', async () => {
  const number = await certificates.award()
  const body = { commandId: newId(), seenVersion: 1, ...certificateBodies.suspension }
  const suspend = (more: object = {}) =>
    server.as('decider').post(`/certificates/${number}/suspension`, { ...body, ...more })
  const [one, other] = await Promise.all([suspend(), suspend()])
  expect([one.status, other.body]).toEqual([200, one.body])
  expect(await suspend()).toEqual(one)
  expect(refusal(await suspend({ reason: 'Một lý do khác hẳn' }))).toEqual([409, 'command-reused'])
  expect(refusal(await suspend({ commandId: newId() }))).toEqual([409, 'version-stale'])
  expect((await certificates.view(number)).acts.length).toBe(1)
})

test('of two people who decide at once one counts', async () => {
  const number = await submitted()
  const answers = await Promise.all(
    [1, 2].map(() => certificates.act('decider', number, 'revocation')),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('while the engine is away an act waits in its draft, and counts once when it is repeated', async () => {
  const number = await certificates.award()
  const { current } = server.process
  const away = async (): Promise<never> => {
    throw new Problem('unavailable', 'process-unavailable', 'Away.')
  }
  const body = { commandId: newId(), seenVersion: 1, ...certificateBodies.suspension }
  const suspend = () => server.as('decider').post(`/certificates/${number}/suspension`, body)
  server.process.current = { ...current, start: away, command: away }
  expect(refusal(await suspend())).toEqual([503, 'process-unavailable'])
  expect((await certificates.view(number)).standing).toBe('in-force')
  server.process.current = current
  expect(await suspend()).toMatchObject({ status: 200, body: { state: 'suspended' } })
  expect((await certificates.view(number)).acts.length).toBe(1)
})

const may: Readonly<Record<CertificateAct, readonly Who[]>> = {
  suspension: ['decider'],
  reinstatement: ['decider'],
  'revocation-cases': ['province', 'commune', 'inspector'],
  'revocation-submissions': ['province'],
  revocation: ['decider'],
  'revocation-refusals': ['decider'],
  'revocation-notices': ['province'],
  'withdrawal-requests': ['ministryOfficer', 'ministryDecider'],
  'recognition-withdrawal': ['decider'],
}
/** Those who may know what is done about certificates of Kim Thành, whether or not they may do it. */
const knowing: readonly Who[] = [
  ...(['producer', 'producerThen', 'commune', 'province', 'decider', 'communeHead'] as const),
  ...(['ministryOfficer', 'ministryDecider', 'inspector'] as const),
]

test.each(Object.keys(may))(
  '%s is for the posts the law names; others are refused or know of nothing',
  async (name) => {
    // The keys are the acts of the table.
    const act = name as CertificateAct
    const number = await certificates.award()
    const { version } = await certificates.view(number)
    for (const who of Object.keys(people) as Who[]) {
      const { status } = await server.as(who).post(`/certificates/${number}/${act}`, {
        commandId: newId(),
        // Nobody does it: whoever may is told that the certificate has changed.
        seenVersion: version + 1,
        ...certificateBodies[act],
      })
      const expected = may[act].includes(who) ? 409 : knowing.includes(who) ? 403 : 404
      expect([act, who, status]).toEqual([act, who, expected])
    }
  },
)

test('what was done about a certificate is for those it concerns; a list holds no others', async () => {
  const number = await submitted()
  for (const who of Object.keys(people) as Who[]) {
    const { cases, acts } = await certificates.view(number, who)
    expect([who, cases.length, acts.length]).toEqual(
      knowing.includes(who) ? [who, 1, 2] : [who, 0, 0],
    )
    const { total } = await server.as(who).read('/certificates', CertificatePage)
    expect([who, total > 0]).toEqual([who, knowing.includes(who)])
  }
})
