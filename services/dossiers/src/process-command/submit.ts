import type { PersonActor, Post } from '@ocop/kernel/actor'
import type { CommandHead } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import type { ProcessAnswer } from '../../contract/processes.ts'
import { clockNow } from '../clock/store.ts'
import { commandSentBefore, draftCommand, hashOf } from '../command/store.ts'
import type { Needs } from '../needs.ts'
import { findRun } from '../process-run/store.ts'
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
  const { db } = needs
  const { commandId } = body
  const sent = { id: commandId, dossierId: null, workflowId, personId, bodyHash: hashOf(act, body) }
  const before = await commandSentBefore(db, sent)
  if (before?.result) return answerOf(before.result)
  if (!post)
    throw new Problem('forbidden', 'act-not-yours', 'Your posts do not allow this act here.')
  const run = await findRun(db, workflowId)
  // What was sent before an outage counts from when it was sent.
  const now = before?.at ?? (await clockNow(db, run.clockId, needs.wallClock))
  const command = {
    ...sent,
    act,
    body: { ...body },
    postId: post.id,
    role: post.role,
    unitCode: post.unit.code,
    unitName: post.organisation?.name ?? post.unit.name,
    at: now,
  }
  // Refuses early what the records forbid, with every fault; the same is judged again under lock.
  try {
    await db.transaction().execute((trx) => kindOf(run).judge({ ...command, trx, run, command }))
  } catch (refusal) {
    // The same command, sent twice at the same moment, may have been written just now.
    const meanwhile = await commandSentBefore(db, sent)
    if (meanwhile?.result) return answerOf(meanwhile.result)
    throw refusal
  }
  const { at } = await draftCommand(db, command)
  await tellRun(needs, run)
  return answerOf(await needs.process.command({ commandId, act, at }, workflowId))
}

const answerOf = ({ id, version, state }: ProcessAnswer): ProcessAnswer => ({ id, version, state })
