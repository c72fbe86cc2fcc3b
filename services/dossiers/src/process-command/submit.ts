import type { PersonActor, Post } from '@ocop/kernel/actor'
import type { CommandHead } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import type { ProcessAnswer } from '../../contract/processes.ts'
import { clockNow } from '../clock/store.ts'
import { commandSentBefore, draftCommand, hashOf } from '../command/store.ts'
import type { Needs } from '../needs.ts'
import { findRun, type ProcessRun } from '../process-run/store.ts'
import { tellRun } from '../process-run/tell.ts'
import { kindOf } from './apply.ts'

type Sending = {
  readonly workflowId: string
  readonly act: string
  readonly body: CommandHead
  /** The post with which the person may do it; whoever may not know of the subject was answered 404 before. */
  readonly post: Post | undefined
}

/**
 * A person's command to a process: judged, kept as a draft under its id, then sent as an Update, which is answered when
 * its outcome is written. Sent again with the same id and body it gives the same answer, also after a crash half-way.
 */
export const submitToProcess = async (
  needs: Needs,
  { personId }: PersonActor,
  { workflowId, act, body, post }: Sending,
): Promise<ProcessAnswer> => {
  const { commandId } = body
  const sent = { id: commandId, dossierId: null, workflowId, personId, bodyHash: hashOf(act, body) }
  const before = await commandSentBefore(needs.db, sent)
  if (before?.result) return answerOf(before.result)
  if (!post)
    throw new Problem('forbidden', 'act-not-yours', 'Your posts do not allow this act here.')
  const run = await findRun(needs.db, workflowId)
  const command = {
    ...sent,
    act,
    body: { ...body },
    postId: post.id,
    role: post.role,
    unitCode: post.unit.code,
    unitName: post.organisation?.name ?? post.unit.name,
    // What was sent before an outage counts from when it was sent.
    at: before?.at ?? (await clockNow(needs.db, run.clockId, needs.wallClock)),
  }
  return (await writtenMeanwhile(needs, run, command)) ?? send(needs, run, command)
}

type Sent = Parameters<typeof draftCommand>[1]

/**
 * Refuses early what the records forbid, with every fault; the same is judged again under lock.
 * @returns the answer of the same command, sent twice at the same moment, when it was written just now
 */
const writtenMeanwhile = async (
  { db }: Needs,
  run: ProcessRun,
  command: Sent,
): Promise<ProcessAnswer | undefined> => {
  try {
    await db.transaction().execute((trx) => kindOf(run).judge({ ...command, trx, run, command }))
    return undefined
  } catch (refusal) {
    const meanwhile = await commandSentBefore(db, command)
    if (meanwhile?.result) return answerOf(meanwhile.result)
    throw refusal
  }
}

const send = async (needs: Needs, run: ProcessRun, command: Sent): Promise<ProcessAnswer> => {
  const { id: commandId, act, at } = await draftCommand(needs.db, command)
  await tellRun(needs, run)
  return answerOf(await needs.process.command({ commandId, act, at }, run.workflowId))
}

const answerOf = ({ id, version, state }: ProcessAnswer): ProcessAnswer => ({ id, version, state })
