import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { Id } from '@ocop/kernel/ids'
import { missing } from '@ocop/kernel/problem'
import type { PersonActor } from '@ocop/kernel/actor'
import { Letter } from '../../contract/letters.ts'
import { sightOf } from '../audience/audience.ts'
import type { Needs } from '../needs.ts'
import { letterPdf } from './pdf.ts'
import { findLetter } from './store.ts'

/** Letters of urging, for whoever may know of the step they are about. */
export const letterRoutes = (mount: Mount, { db }: Pick<Needs, 'db'>): void => {
  const letterFor = async (id: string, { posts }: PersonActor): Promise<Letter> => {
    const letter = await findLetter(db, id, sightOf(posts).sees)
    if (!letter) throw missing('letter')
    return letter
  }
  endpoint(
    mount,
    {
      method: 'get',
      path: '/letters/{id}',
      summary: 'A letter of urging',
      access: 'person',
      params: z.strictObject({ id: Id }),
      answer: Letter,
    },
    ({ params, req }) => letterFor(params.id, personIn(req)),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/letters/{id}/pdf',
      summary: 'A letter of urging, to print',
      access: 'person',
      params: z.strictObject({ id: Id }),
    },
    async ({ params, req, res }) => {
      const pdf = await letterPdf(await letterFor(params.id, personIn(req)))
      res.type('application/pdf').set('content-disposition', 'inline; filename="cong-van.pdf"')
      res.send(pdf)
    },
  )
}
