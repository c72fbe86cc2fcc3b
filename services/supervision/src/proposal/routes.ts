import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { Id } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { DecideProposal, Proposal, ProposalQuery } from '../../contract/proposals.ts'
import { overseenBy } from '../audience/audience.ts'
import type { Needs } from '../needs.ts'
import { confirmProposal, secondPost } from './confirm.ts'
import { decide, findProposal, isDecided, listProposals } from './store.ts'

const ProposalId = z.strictObject({ id: Id })

/** Risky acts that wait for a second person: read by those who oversee the steps, decided by another than who proposed. */
export const proposalRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/proposals',
      summary: 'Acts that wait for a second person, and those decided',
      access: 'person',
      query: ProposalQuery,
      answer: pageOf(Proposal),
    },
    ({ query, req }) => listProposals(needs.db, overseenBy(personIn(req).posts), query),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/proposals/{id}/confirm',
      summary: 'Confirm an act that somebody else proposed; it is carried out',
      access: 'person',
      params: ProposalId,
      body: DecideProposal,
      answer: Proposal,
    },
    async ({ params: { id }, body: { reason }, req }) => {
      const person = personIn(req)
      const overseen = overseenBy(person.posts)
      const proposal = await findProposal(needs.db, id, overseen)
      // The same person's confirmation again gets the answer it got.
      if (proposal.state === 'confirmed' && proposal.decidedBy === person.personId) return proposal
      await confirmProposal(needs, person, { proposal, reason })
      return findProposal(needs.db, id, overseen)
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/proposals/{id}/reject',
      summary: 'Reject an act that somebody else proposed',
      access: 'person',
      params: ProposalId,
      body: DecideProposal,
      answer: Proposal,
    },
    async ({ params: { id }, body: { reason }, req }) => {
      const person = personIn(req)
      const overseen = overseenBy(person.posts)
      const proposal = await findProposal(needs.db, id, overseen)
      if (proposal.state === 'rejected' && proposal.decidedBy === person.personId) return proposal
      const post = secondPost(person, proposal)
      if (proposal.state !== 'waiting') throw isDecided()
      await decide(needs.db, id, {
        ...{ state: 'rejected', by: person.personId, post, reason, outcome: null },
        at: needs.liveNow(),
      })
      return findProposal(needs.db, id, overseen)
    },
  )
}
