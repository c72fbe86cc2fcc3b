import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { CertificateReading } from '@ocop/dossiers/contract/certificate-keeping'
import { processes } from '@ocop/dossiers/contract/process-names'
import type { ProcessAnswer, ProcessInput, ProcessMessage } from '@ocop/dossiers/contract/processes'
import law from '../../services/dossiers/data/certificate-care.json' with { type: 'json' }
import type { keepCertificate } from '../src/index.ts'
import type { Consequence } from './fake-keeping.ts'
import { later } from './fake-visit.ts'
import type { Stage } from './stage.ts'

const awarded = '2026-06-01T05:00:00.000Z'
const endsAt = '2029-06-01T17:00:00.000Z'

/** A certificate of three stars on the day of its award, as the record has it. */
export const freshReading = (): CertificateReading =>
  CertificateReading.parse({
    standing: 'in-force',
    endsAt,
    filing: { opensAt: later(endsAt, -210), closesOn: '2029-02-01', visit: 1, pending: false },
    notices: [210, 180, 120, 30].map((days) => ({
      ...{ id: `warn-${days}`, text: `Còn ${days} ngày` },
      at: later(endsAt, 0.5 - days),
    })),
    settleAt: null,
    revocation: null,
    withdrawal: null,
    plans: law.steps.map(({ holder, ...plan }) => ({
      ...plan,
      holder:
        holder === 'producer'
          ? { role: 'producer', at: 'producer' }
          : {
              role: holder === 'adviser' ? 'provincial-officer' : 'decision-maker',
              at: 'province',
            },
      ...(plan.acts.length ? {} : { quiet: true }),
    })),
  })

/** One certificate on a stage, with its keeper, moved as people and time would move it. */
export class CertificateInPlay {
  readonly number = `31-10804-${randomUUID().slice(0, 8)}-3-0001`
  readonly #stage: Stage
  now = awarded

  constructor(stage: Stage, reading: Partial<CertificateReading> = {}) {
    this.#stage = stage
    stage.keeping.begin(this.number, { ...freshReading(), ...reading })
  }

  get story(): readonly string[] {
    return this.#stage.keeping.stories.get(this.number) ?? []
  }

  get handle() {
    return this.#stage.client.workflow.getHandle<typeof keepCertificate>(
      processes.workflowId('certificate', this.number),
    )
  }

  /** The award: its keeper begins. */
  async award(): Promise<void> {
    const workflowId = processes.workflowId('certificate', this.number)
    const input: ProcessInput = {
      workflowId,
      subjectId: this.number,
      clock: { id: 'rehearsal-test-1', kind: 'stepped' },
      beganAt: this.now,
    }
    const { client, taskQueue } = this.#stage
    await client.workflow.start('keepCertificate', { workflowId, taskQueue, args: [input] })
    await this.nextDue()
  }

  /** A command as a person sends it; what the records will say to it is drafted first. */
  act(
    act: string,
    {
      commandId = randomUUID(),
      ...consequence
    }: Consequence & { readonly commandId?: string } = {},
  ): Promise<ProcessAnswer> {
    this.#stage.keeping.draft(commandId, act, consequence)
    return this.handle.executeUpdate<ProcessAnswer, [ProcessMessage]>(evaluation.act, {
      args: [{ commandId, act, at: this.now }],
      updateId: randomUUID(),
    })
  }

  /** Something else changes the record, and the keeper is told. */
  async change(reading: Partial<CertificateReading>): Promise<void> {
    this.#stage.keeping.change(this.number, reading)
    await this.handle.signal(processes.recordChanged)
    await this.nextDue()
  }

  /** What the memo says it waits for, once it has nothing else to do; null when it has ended. */
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

  /** Steps the clock from one awaited moment to the next, never while there is work pending. */
  async stepTo(to: string): Promise<void> {
    for (;;) {
      const due = await this.nextDue()
      if (due === null || due > to) break
      await this.handle.signal(evaluation.clockAdvanced, { now: due })
    }
    this.now = to
  }

  runs(): Promise<string> {
    return this.handle.describe().then(({ runId }) => runId)
  }
}
