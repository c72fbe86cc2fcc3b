import type { PersonActor, Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Proposal } from '../../contract/proposals.ts'
import { rowsOf } from '../act/bulk.ts'
import type { Acting } from '../act/acting.ts'
import { isOverseer } from '../audience/audience.ts'
import { readingOf } from '../board/routes.ts'
import type { Needs } from '../needs.ts'
import { decide, isDecided } from './store.ts'

/** The confirming person's post, for the record. @throws forbidden for the one who proposed it */
export const secondPost = (person: PersonActor, proposal: Proposal): Post => {
  if (person.personId === proposal.proposedBy)
    throw new Problem(
      'forbidden',
      'second-person-same',
      'Whoever proposed this cannot decide it; somebody else must.',
    )
  const post = person.posts.find(({ role }) => isOverseer(role))
  if (!post) throw new Problem('forbidden', 'act-not-allowed', 'None of your posts decides this.')
  return post
}

/**
 * Carries a proposed act out on every step, in the name of who proposed it and with the rights of who confirms it. Rows
 * count once by the proposal's id, so a confirmation that broke off is finished by another.
 * @throws conflict when it is decided already, forbidden when none of the steps is the confirming person's to act on
 */
export const confirmProposal = async (
  needs: Needs,
  person: PersonActor,
  { proposal, reason }: { readonly proposal: Proposal; readonly reason: string },
): Promise<void> => {
  const post = secondPost(person, proposal)
  if (proposal.state !== 'waiting') throw isDecided()
  const acting: Acting = {
    act: proposal.act,
    asking: { personId: proposal.proposedBy, posts: person.posts },
    reading: readingOf(person, needs.liveNow),
    reason: proposal.reason,
    details: {
      ...(proposal.days === null ? {} : { days: proposal.days }),
      ...(proposal.to === null ? {} : { to: proposal.to }),
    },
    commandId: proposal.id,
    confirmed: { by: person.personId, post: proposal.post, reason },
  }
  const tried = await rowsOf(needs, proposal.stepIds, acting, true)
  const [first] = tried
  if (first && tried.every(({ outcome }) => outcome === 'refused'))
    throw new Problem(
      'forbidden',
      first.code ?? 'act-not-allowed',
      'None of the steps lets you confirm this now.',
    )
  const outcome = await rowsOf(needs, proposal.stepIds, acting, false)
  const { personId: by } = person
  await decide(needs.db, proposal.id, {
    ...{ state: 'confirmed', by, post, reason, outcome, at: needs.liveNow() },
  })
}
