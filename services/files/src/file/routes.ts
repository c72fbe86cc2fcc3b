import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { bearerIn, personIn, serviceIn } from '@ocop/http/session'
import { Id } from '@ocop/kernel/ids'
import { missing } from '@ocop/kernel/problem'
import { FileLocation, FileRecord, LinkFile } from '../../contract/file.ts'
import type { FilesTables } from '../tables.ts'
import type { Vault } from '../vault/gateway.ts'
import { isOwner, linkSeconds, recordOf, requireReader, type Word } from './file.ts'
import { fileById, insertLink, linksOf, successorOf, type StoredFile } from './store.ts'

export type FileNeeds = {
  readonly db: Kysely<FilesTables>
  readonly vault: Vault
  readonly now: () => Date
  readonly askOwner: (link: LinkFile, bearer: string | undefined) => Promise<Word>
}

const FileParams = z.object({ id: Id })

export const fileRoutes = (mount: Mount, needs: FileNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/files/{id}',
      summary: 'A short signed link to the file; a browser asking for a page is sent there (303)',
      access: 'person',
      params: FileParams,
      query: z.strictObject({ inline: z.literal('1').optional() }),
      answer: FileLocation,
    },
    async ({ params, query, req, res }) => {
      const file = await existing(needs, params.id)
      const person = personIn(req)
      if (!isOwner(person, file)) {
        const links = await linksOf(needs.db, file.id)
        await requireReader(links, (link) => needs.askOwner(link, bearerIn(req)))
      }
      const location = await locate(needs, file, query.inline === '1')
      res.set('Cache-Control', 'no-store').vary('Accept')
      if (req.accepts(['json', 'html']) !== 'html') return location
      res.redirect(303, location.url)
      return undefined
    },
  )
  internalRoutes(mount, needs)
}

const internalRoutes = (mount: Mount, needs: FileNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/files/{id}',
      summary: 'What another service needs to take a file as evidence',
      access: 'service',
      params: FileParams,
      answer: FileRecord,
    },
    async ({ params }) => {
      const file = await existing(needs, params.id)
      return recordOf(file, await successorOf(needs.db, file.id))
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/files/{id}/links',
      summary: 'Tie a file to a subject: whoever may read the subject may read the file',
      access: 'service',
      params: FileParams,
      body: LinkFile,
      answer: LinkFile,
    },
    async ({ params, body, req }) => {
      const file = await existing(needs, params.id)
      await insertLink(needs.db, {
        fileId: file.id,
        subjectType: body.type,
        subjectId: body.id,
        linkedBy: serviceIn(req),
        linkedAt: needs.now().toISOString(),
      })
      return body
    },
  )
}

const existing = async ({ db }: FileNeeds, id: string): Promise<StoredFile> => {
  const file = await fileById(db, id)
  if (!file) throw missing('file')
  return file
}

/** Every type taken here is one a browser may show in place; all others would have to be attachments. */
const locate = async (
  { vault, now }: FileNeeds,
  file: StoredFile,
  inline: boolean,
): Promise<FileLocation> => {
  const expiresAt = new Date(now().getTime() + linkSeconds * 1_000).toISOString()
  const { name, type, sha256 } = file
  const shown = { name, type, inline, seconds: linkSeconds }
  const url = await vault.link(file.objectKey, file.objectVersion, shown)
  return { url, expiresAt, name, type, sha256 }
}
