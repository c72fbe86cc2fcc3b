import { afterAll, beforeAll, expect, test } from 'vitest'
import { CertificateInPlay, freshReading } from '../../test/certificate-in-play.ts'
import { later } from '../../test/fake-visit.ts'
import { recordProcess } from '../../test/recording.ts'
import { refusal } from '../../test/refusal.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const { endsAt, filing } = freshReading()
const awarded = async (reading: object = {}): Promise<CertificateInPlay> => {
  const certificate = new CertificateInPlay(stage, reading)
  await certificate.award()
  return certificate
}
const concludedAt = '2026-07-01T01:00:00.000Z'
const aCase = (state: 'opened' | 'submitted' | 'decided', ordinal = 1) => ({
  reading: { revocation: { ordinal, state, concludedAt } },
})
const notices = ['210', '180', '120', '30'].map((days) => `tell producer: warn-${days}`)

test('its producer is told at 210, 180, 120 and 30 days before the end, and then it has expired', async () => {
  const certificate = await awarded()
  expect(await certificate.nextDue()).toBe(filing.opensAt)
  await certificate.stepTo(later(endsAt, -1))
  expect(certificate.story).toEqual(['open filing', ...notices])
  await certificate.stepTo(endsAt)
  expect(await certificate.handle.result()).toBe('expired')
  expect(certificate.story.slice(-2)).toEqual(['close filing: expired', 'end'])
  await recordProcess('expired.certificate', certificate.handle)
})

test('a re-evaluation that is lodged ends the producer’s turn, and lets the certificate run on past its term', async () => {
  const certificate = await awarded()
  await certificate.stepTo(later(endsAt, -150))
  const pending = { filing: { ...filing, pending: true }, settleAt: later(endsAt, -1) }
  await certificate.change(pending)
  expect(certificate.story.at(-1)).toBe('close filing: lodged')
  await certificate.stepTo(later(endsAt, 30))
  expect(certificate.story.slice(-2)).toEqual(['settle', 'publish'])
  await certificate.change({ standing: 'replaced' })
  expect(await certificate.handle.result()).toBe('replaced')
  await recordProcess('extended-and-replaced.certificate', certificate.handle)
})

test('a revocation goes from its case over verification and decision to its sending, and only then ends', async () => {
  const certificate = await awarded()
  certificate.now = later(concludedAt, 1)
  await certificate.act('revocation-cases', aCase('opened'))
  await certificate.act('revocation-submissions', aCase('submitted'))
  await certificate.act('revocation', { standing: 'revoked', ...aCase('decided') })
  await certificate.act('revocation-notices', { reading: { revocation: null } })
  expect(await certificate.handle.result()).toBe('revoked')
  expect(certificate.story).toEqual([
    'apply revocation-cases',
    'open revocation-verification',
    'apply revocation-submissions',
    'close revocation-verification: submitted',
    'open revocation-decision',
    'apply revocation',
    'publish',
    'close revocation-decision: revoked',
    'open revocation-sending',
    'apply revocation-notices',
    'close revocation-sending: sent',
    'end',
  ])
  await recordProcess('revoked.certificate', certificate.handle)
})

test('the fifteen days of a revocation count from the conclusion, and the ladder is told when they are over', async () => {
  const certificate = await awarded()
  certificate.now = later(concludedAt, 10)
  await certificate.act('revocation-cases', aCase('opened'))
  expect(await certificate.nextDue()).toBe(later(concludedAt, 15))
  await certificate.stepTo(later(concludedAt, 17))
  expect(certificate.story.slice(-2)).toEqual([
    'tell provincial-officer: due',
    'tell provincial-officer: rung-1',
  ])
  await certificate.act('revocation-submissions', { reading: { revocation: null } })
  await certificate.nextDue()
  expect(certificate.story.at(-1)).toBe('close revocation-verification: dropped')
  await recordProcess('revocation-late-and-dropped.certificate', certificate.handle)
})

test('what is not its turn is refused at once, and what the records refuse changes nothing', async () => {
  const certificate = await awarded()
  expect(await refusal(certificate.act('revocation'))).toBe('act-not-now')
  expect(await refusal(certificate.act('reinstatement'))).toBe('act-not-now')
  expect(await refusal(certificate.act('suspension', { refused: 'version-stale' }))).toBe(
    'version-stale',
  )
  expect(certificate.story).toEqual([])
})

test('a suspension is lifted, and a withdrawal the ministry asked for ends the certificate', async () => {
  const certificate = await awarded()
  await certificate.act('suspension', { standing: 'suspended' })
  await certificate.act('reinstatement', { standing: 'in-force' })
  await certificate.act('withdrawal-requests', { reading: { withdrawal: { ordinal: 1 } } })
  await certificate.act('recognition-withdrawal', { standing: 'revoked' })
  expect(await certificate.handle.result()).toBe('revoked')
  expect(certificate.story.slice(-4)).toEqual([
    'apply recognition-withdrawal',
    'publish',
    'close withdrawal-decision: withdrawn',
    'end',
  ])
  await recordProcess('withdrawn.certificate', certificate.handle)
})

test('two revocations at once: one counts, the other is out of turn', async () => {
  const certificate = await awarded(aCase('submitted').reading)
  const decide = () => certificate.act('revocation', { standing: 'revoked', ...aCase('decided') })
  const outcomes = await Promise.all([refusal(decide()), refusal(decide())])
  expect(outcomes.toSorted()).toEqual(['accepted', 'act-not-now'])
  expect(certificate.story.filter((line) => line.startsWith('apply'))).toEqual(['apply revocation'])
})

test('a worker that died between commit and completion, and workers that come and go, count an act once', async () => {
  const certificate = await awarded()
  stage.keeping.breakDown(certificate.number, 'applyToProcess', 2)
  stage.keeping.breakDown(certificate.number, 'openProcessStep', 1)
  await certificate.act('revocation-cases', aCase('opened'))
  await stage.restWorker()
  const submitted = certificate.act('revocation-submissions', aCase('submitted'))
  await stage.replaceWorker()
  expect(await submitted).toMatchObject({ id: certificate.number })
  await certificate.nextDue()
  expect(certificate.story).toEqual([
    'apply revocation-cases',
    'apply revocation-cases again',
    'apply revocation-cases again',
    'open revocation-verification',
    'open revocation-verification',
    'apply revocation-submissions',
    'close revocation-verification: submitted',
    'open revocation-decision',
  ])
})

test('the same command counts once, also after its keeper has continued as new', async () => {
  const certificate = await awarded()
  const commandId = '6b0c2a52-0e1d-4ce5-9f2b-7f6f5a3c1d22'
  const first = await certificate.act('suspension', { standing: 'suspended', commandId })
  const run = await certificate.runs()
  for (let turn = 0; turn < 10; turn += 1) {
    await certificate.act('reinstatement', { standing: 'in-force' })
    await certificate.act('suspension', { standing: 'suspended' })
  }
  await certificate.nextDue()
  expect(await certificate.runs()).not.toBe(run)
  const applied = certificate.story.length
  expect(await certificate.act('suspension', { standing: 'suspended', commandId })).toEqual(first)
  expect(certificate.story.length).toBe(applied)
  await certificate.stepTo(later(endsAt, -200))
  expect(certificate.story.slice(applied)).toEqual(['open filing', 'tell producer: warn-210'])
  await recordProcess('continued.certificate', certificate.handle)
})
