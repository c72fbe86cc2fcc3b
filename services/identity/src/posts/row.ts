import type { Post } from '@ocop/kernel/actor'
import type { HeldPost } from '../../contract/posts.ts'

/** A post as the database joins it with its unit, organisation and person. */
type PostRow = {
  readonly id: string
  readonly role: Post['role']
  readonly unitCode: string
  readonly unitName: string
  readonly unitLevel: Post['unit']['level']
  readonly unitPath: string
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly personId: string
  readonly personName: string
}

export const asPost = (row: PostRow): Post => ({
  id: row.id,
  role: row.role,
  unit: { code: row.unitCode, name: row.unitName, level: row.unitLevel, path: row.unitPath },
  ...(row.organisationId && row.organisationName
    ? { organisation: { id: row.organisationId, name: row.organisationName } }
    : {}),
})

export const asHeldPost = (row: PostRow): HeldPost => ({
  ...asPost(row),
  person: { id: row.personId, name: row.personName },
})
