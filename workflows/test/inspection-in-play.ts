import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { InspectionReading } from '@ocop/dossiers/contract/inspection'
import { processes } from '@ocop/dossiers/contract/process-names'
import type { ProcessAnswer, ProcessMessage } from '@ocop/dossiers/contract/processes'
import law from '../../services/dossiers/data/inspections.json' with { type: 'json' }
import type { Stage } from './stage.ts'

/** An inspection planned for the third quarter of 2026. */
const planned = InspectionReading.parse({
  state: 'planned',
  beginsAt: '2026-06-30T17:00:00.000Z',
  dueOn: '2026-09-30',
  fixBy: null,
  fixes: 0,
  idle: false,
  plans: law.steps.map(({ step, titleVi, holder, days, kind, article, acts }) => ({
    ...{ step, titleVi, acts },
    holder:
      holder === 'producer'
        ? { role: 'producer', at: 'producer' }
        : { role: 'provincial-officer', at: 'province' },
    allowance: { days, kind, from: 'opening', source: 'statute', article },
  })),
})

/** One inspection on a stage, with its process. */
export class InspectionInPlay {
  readonly id = randomUUID()
  readonly #stage: Stage
  now = '2026-06-01T05:00:00.000Z'

  constructor(stage: Stage) {
    this.#stage = stage
    stage.keeping.inspections.set(this.id, planned)
    stage.keeping.stories.set(this.id, [])
  }

  get story(): readonly string[] {
    return this.#stage.keeping.stories.get(this.id) ?? []
  }

  get handle() {
    return this.#stage.client.workflow.getHandle(processes.workflowId('inspection', this.id))
  }

  async plan(): Promise<void> {
    const workflowId = processes.workflowId('inspection', this.id)
    const clock = { id: 'rehearsal-test-1', kind: 'stepped' }
    await this.#stage.client.workflow.start('inspectProduct', {
      workflowId,
      taskQueue: this.#stage.taskQueue,
      args: [{ workflowId, subjectId: this.id, clock, beganAt: this.now }],
    })
    await this.nextDue()
  }

  async act(act: string, reading: Partial<InspectionReading>): Promise<ProcessAnswer> {
    const commandId = randomUUID()
    this.#stage.keeping.draft(commandId, act, { inspection: reading })
    const answer = await this.handle.executeUpdate<ProcessAnswer, [ProcessMessage]>(
      evaluation.act,
      {
        args: [{ commandId, act, at: this.now }],
        updateId: commandId,
      },
    )
    await this.nextDue()
    return answer
  }

  /** A step is given more days from outside, and the process is told so. */
  async extend(step: string, days: number): Promise<void> {
    const stepId = `${processes.workflowId('inspection', this.id)}:${step}:1`
    this.#stage.keeping.extend(stepId, days)
    await this.handle.signal(evaluation.stepChanged, { stepId })
    await this.nextDue()
  }

  /** The record changes without the process's doing. */
  change(reading: Partial<InspectionReading>): void {
    this.#stage.keeping.inspections.set(this.id, { ...planned, ...reading })
  }

  async stepTo(to: string): Promise<void> {
    for (;;) {
      const due = await this.nextDue()
      if (due === null || due > to) break
      await this.handle.signal(evaluation.clockAdvanced, { now: due })
    }
    this.now = to
  }

  async nextDue(): Promise<string | null> {
    for (;;) {
      const { raw, memo, status } = await this.handle.describe()
      const busy = raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0
      const due = memo?.[evaluation.nextDue]
      if (status.name !== 'RUNNING') return null
      if (!busy) return typeof due === 'string' ? due : null
      await pause(25)
    }
  }
}
