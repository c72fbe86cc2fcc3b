import type { z } from 'zod'
import { Problem } from '@ocop/kernel/problem'
import type { Trx } from '../act/act.ts'
import type { Command } from '../command/store.ts'
import type { ProcessRun } from '../process-run/store.ts'
import type { ProcessApplied } from '../../contract/processes.ts'

/** What every subject of a process has, whatever else is recorded about it. */
export type Versioned = { readonly version: number; readonly state: string }

/** Everything an act on a process's subject is judged by and written with; `trx` sees the subject locked when it is written. */
export type ProcessActContext<Subject extends Versioned> = {
  readonly trx: Trx
  readonly run: ProcessRun
  readonly subject: Subject
  /** Programme time at which the person sent the command. */
  readonly at: string
  readonly command: Pick<Command, 'id' | 'personId' | 'postId' | 'role' | 'unitCode' | 'unitName'>
}

type Facts = ProcessApplied['facts']

/** One act: `check` refuses what the records forbid, `write` records it and says what the process goes on by. */
export type ProcessAct<Subject extends Versioned> = {
  readonly check: (context: ProcessActContext<Subject>, body: unknown) => Promise<void>
  readonly write: (context: ProcessActContext<Subject>, body: unknown) => Promise<Facts>
}

/** Binds an act's body schema, so that `check` and `write` see the parsed body. */
export const processAct = <Subject extends Versioned, S extends z.ZodType>(
  body: S,
  rules: {
    check?: (context: ProcessActContext<Subject>, body: z.infer<S>) => Promise<void>
    write: (context: ProcessActContext<Subject>, body: z.infer<S>) => Promise<Facts | undefined>
  },
): ProcessAct<Subject> => ({
  check: async (context, raw) => rules.check?.(context, body.parse(raw)),
  write: async (context, raw) => (await rules.write(context, body.parse(raw))) ?? {},
})

type Kind<Subject extends Versioned> = {
  /** The subject, locked for the transaction. @throws missing */
  readonly lock: (trx: Trx, subjectId: string) => Promise<Subject>
  readonly acts: Readonly<Record<string, ProcessAct<Subject>>>
  /** Gives the subject its next version. @returns version and state as they are then */
  readonly advance: (trx: Trx, subjectId: string, at: string) => Promise<Versioned>
}

type Judging = Omit<ProcessActContext<Versioned>, 'subject'> & {
  readonly act: string
  readonly body: Readonly<Record<string, unknown>>
}

/** One kind of process, whatever its subject is. */
export type ActedOn = Pick<Kind<Versioned>, 'advance'> & {
  /**
   * Locks the subject and judges an act on it.
   * @returns how to write it
   * @throws conflict when the subject is not as the person saw it, and whatever the records forbid
   */
  readonly judge: (judging: Judging) => Promise<() => Promise<Facts>>
}

export const actedOnAs = <Subject extends Versioned>({
  lock,
  acts,
  advance,
}: Kind<Subject>): ActedOn => ({
  advance,
  judge: async ({ act: name, body, ...judging }) => {
    const act = acts[name]
    // The command table only ever holds acts that a route knew.
    if (!act) throw new Error(`No act ${name}`)
    const subject = await lock(judging.trx, judging.run.subjectId)
    if (subject.version !== body['seenVersion'])
      throw new Problem(
        'conflict',
        'version-stale',
        'The record has changed since you opened it. Load it again and repeat.',
        { facts: { version: subject.version } },
      )
    const context = { ...judging, subject }
    await act.check(context, body)
    return () => act.write(context, body)
  },
})
