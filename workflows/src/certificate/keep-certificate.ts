import { proxyActivities } from '@temporalio/workflow'
import type { CertificateReading } from '@ocop/dossiers/contract/certificate-keeping'
import type { ProcessInput } from '@ocop/dossiers/contract/processes'
import { patience } from '../evaluation/policy.ts'
import { continueWith } from '../evaluation/run-length.ts'
import { alignSteps } from '../process/align-steps.ts'
import { ProcessDesk } from '../process/process-desk.ts'
import type { CertificateActivities } from './activities.ts'
import { actsAtAnyTime, endOf, momentsOf, outcomeOf, turnsOf } from './turns.ts'

const services = proxyActivities<CertificateActivities>(patience)

/** A run that has handled so many commands continues as new: its history stays short over three years. */
const commandsPerRun = 20

/**
 * Keeps one certificate from its award to its end: tells its producer when it is time to file, lets it run on while a
 * re-evaluation is pending, takes suspensions, revocations and withdrawals, and ends when it is replaced, revoked and
 * sent, or expired. What is recorded decides; after every act, word or moment it reads the record again.
 */
export async function keepCertificate(input: ProcessInput): Promise<string> {
  const number = input.subjectId
  const desk = new ProcessDesk(input)
  desk.listen()
  for (;;) {
    const reading = await services.readCertificate(number, desk.now())
    const end = endOf(reading, desk.now())
    if (end !== undefined) {
      if (end === 'revoked') await alignSteps(desk.steps, [], outcomeOf(reading))
      await desk.end(end)
      return end
    }
    if (isDue(reading.settleAt, desk.now())) {
      await services.settleExtension(number, desk.now())
      await services.publishCertificate(number)
      continue
    }
    await alignSteps(desk.steps, turnsOf(reading, desk.now()), outcomeOf(reading))
    const memory = desk.hasHandled(commandsPerRun) ? await desk.drained() : undefined
    if (memory) await continueWith<typeof keepCertificate>({ ...input, memory })
    await heed(desk, number, reading)
  }
}

const isDue = (moment: string | null, now: string): boolean => moment !== null && moment <= now

/** Waits for what comes next and sees to it. */
const heed = async (
  desk: ProcessDesk,
  number: string,
  reading: CertificateReading,
): Promise<void> => {
  const acts = [...actsAtAnyTime(reading), ...desk.steps.acts()]
  const woken = await desk.wait(acts, momentsOf(reading, desk.now()))
  if (woken.kind === 'act') {
    const applied = await desk.apply(woken.message)
    if (applied?.facts['standing'] !== undefined) await services.publishCertificate(number)
  }
  if (woken.kind === 'moment') {
    const notice = reading.notices.find(({ id }) => id === woken.id)
    if (notice) await desk.steps.notify('filing', notice)
  }
}
