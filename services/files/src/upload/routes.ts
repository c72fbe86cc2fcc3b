import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { Id } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import { CompletedUpload, UploadRequest, UploadTicket } from '../../contract/upload.ts'
import { isOwner, owningOrganisation } from '../file/file.ts'
import { fileById, successorOf } from '../file/store.ts'
import type { Ticket } from '../vault/gateway.ts'
import { completeUpload, type CompletionNeeds } from './completion.ts'
import { insertUpload, uploadsBegun } from './store.ts'
import { admit, quarantineKey, ticketMinutes, withinLimits, type UploadLimits } from './upload.ts'

export type UploadNeeds = CompletionNeeds & { readonly limits: UploadLimits }

export const uploadRoutes = (mount: Mount, needs: UploadNeeds): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/uploads',
      summary: 'Begin an upload: where and how the browser posts the file',
      access: 'person',
      body: UploadRequest,
      answer: UploadTicket,
      status: 201,
    },
    ({ body, req }) => beginUpload(needs, personIn(req), body),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/uploads/{id}/complete',
      summary: 'Make an upload count: its content is examined, hashed and kept',
      access: 'person',
      params: z.object({ id: Id }),
      answer: CompletedUpload,
    },
    ({ params, req }) => completeUpload(needs, params.id, personIn(req).personId),
  )
}

const beginUpload = async (
  needs: UploadNeeds,
  person: PersonActor,
  request: UploadRequest,
): Promise<UploadTicket> => {
  const { db, vault, limits } = needs
  const { type, maxBytes } = admit(request)
  const organisationId = owningOrganisation(person, request.organisation)
  if (request.replaces) await requireReplaceable(needs, person, request.replaces)
  const id = randomUUID()
  const now = needs.now()
  const post = await ticketFor(vault, id, { type, maxBytes, now })
  await db.transaction().execute(async (trx) => {
    withinLimits(await uploadsBegun(trx, person.personId, now), limits)
    await insertUpload(trx, {
      id,
      personId: person.personId,
      organisationId,
      name: request.name.normalize('NFC'),
      type,
      size: request.size,
      purpose: request.purpose,
      replaces: request.replaces ?? null,
      fileId: randomUUID(),
      requestedAt: now.toISOString(),
    })
  })
  return { uploadId: id, post }
}

const ticketFor = (
  vault: UploadNeeds['vault'],
  id: string,
  { type, maxBytes, now }: { type: string; maxBytes: number; now: Date },
): Promise<Ticket> =>
  vault.ticket(quarantineKey(id), {
    type,
    maxBytes,
    until: new Date(now.getTime() + ticketMinutes * 60_000),
  })

const requireReplaceable = async (
  { db }: UploadNeeds,
  person: PersonActor,
  fileId: string,
): Promise<void> => {
  const file = await fileById(db, fileId)
  if (!file || !isOwner(person, file)) throw missing('file')
  const newer = await successorOf(db, fileId)
  if (newer !== null)
    throw new Problem(
      'conflict',
      'file-already-replaced',
      'The file has been replaced before. Replace its newest version.',
      { facts: { replacedBy: newer } },
    )
}
