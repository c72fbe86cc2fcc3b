import type { PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { ActAnswer } from '../../contract/evaluation.ts'
import { commandSentBefore, draftCommand, hashOf } from '../command/store.ts'
import type { Needs } from '../needs.ts'
import type { Candidate } from './candidates.ts'

type Order = {
  readonly commandId: string
  readonly reason: string
  readonly now: string
}

/**
 * Moves one dossier: a command to its running process, which ends the open level and goes on where the movement says.
 * Sent again with the same id it gives the same answer.
 * @throws conflict for an orphan
 */
export const moveDossier = async (
  needs: Needs,
  { personId }: PersonActor,
  { dossier, movement, post }: Candidate,
  { commandId, reason, now }: Order,
): Promise<ActAnswer> => {
  const { from, to, article, orphan } = movement
  if (orphan) throw new Problem('conflict', 'transfer-orphan', orphan.detail, { facts: orphan })
  const body = { commandId, seenVersion: dossier.version, reason, from, to, article }
  const sent = {
    id: commandId,
    dossierId: dossier.id,
    workflowId: null,
    personId,
    bodyHash: hashOf('transfer', { reason }),
  }
  const before = await commandSentBefore(needs.db, sent)
  if (before?.result) return answerOf(before.result)
  const { at } = await draftCommand(needs.db, {
    ...sent,
    act: 'transfer',
    body,
    postId: post.id,
    role: post.role,
    unitCode: post.unit.code,
    unitName: post.unit.name,
    at: before?.at ?? now,
  })
  return needs.process.act(
    { commandId, act: 'transfer', at },
    { dossierId: dossier.id, level: from.level, attempt: from.attempt },
  )
}

export const answerOf = ({ id, version, state }: ActAnswer): ActAnswer => ({ id, version, state })
