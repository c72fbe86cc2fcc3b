import { proxyActivities } from '@temporalio/workflow'
import type { InspectionReading } from '@ocop/dossiers/contract/inspection'
import type { ProcessInput } from '@ocop/dossiers/contract/processes'
import { patience } from '../evaluation/policy.ts'
import { alignSteps } from '../process/align-steps.ts'
import { ProcessDesk } from '../process/process-desk.ts'
import type { InspectionActivities } from './activities.ts'
import { isOver, turnOf } from './turns.ts'

const services = proxyActivities<InspectionActivities>(patience)

/**
 * One inspection from its plan to its close: waits for its quarter, then for the visit, the fixes and their review; or
 * goes on to revocation. One whose certificate has ended before the visit lapses.
 */
export async function inspectProduct(input: ProcessInput): Promise<string> {
  const id = input.subjectId
  const desk = new ProcessDesk(input)
  desk.listen()
  for (;;) {
    const reading = await services.readInspection(id, desk.now())
    if (reading.idle && reading.state === 'planned' && hasBegun(reading, desk.now())) {
      await services.lapseInspection(id)
      continue
    }
    await alignSteps(desk.steps, turnOf(reading, desk.now()), () => reading.state)
    if (isOver(reading)) {
      await desk.end(reading.state)
      return reading.state
    }
    const waiting = hasBegun(reading, desk.now()) ? [] : [{ id: 'begin', at: reading.beginsAt }]
    const acts = waiting.length ? ['cancellation'] : desk.steps.acts()
    const woken = await desk.wait(acts, waiting)
    if (woken.kind === 'act') await desk.apply(woken.message)
  }
}

const hasBegun = ({ beginsAt }: InspectionReading, now: string): boolean => now >= beginsAt
