import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { CommandHead, CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import { noteChanges } from '@ocop/postgres/changes'
import { once } from '@ocop/postgres/once'
import { changeTag } from '../../contract/changes.ts'
import {
  ListingContent,
  ListingItem,
  ListingQuery,
  ListingView,
  ReturnListing,
  SaveListing,
  type ListingAct,
} from '../../contract/listing.ts'
import { clocksAt } from '../clock/store.ts'
import type { AskPhoto } from '../photo/gateway.ts'
import { publishedPhotos, readyPhotos, requireOwnPhotos } from '../photo/photos.ts'
import { productsByIds, type ProductRecord } from '../product/store.ts'
import { deadAmong } from '../stall/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { overseen, partIn, requireAct, requireStalls, type Part } from './listing.ts'
import { changeListing, listingOf, listingsOf, type ListingRow } from './store.ts'
import { deskItem, shownContent, viewOf } from './view.ts'

export type ListingNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly realms: readonly Realm[]
  readonly askPhoto: AskPhoto
  /** The wall clock. */
  readonly now: () => string
}

const Params = z.object({ productId: z.uuid() })

export const listingRoutes = (mount: Mount, needs: ListingNeeds): void => {
  deskRoutes(mount, needs)
  saveRoute(mount, needs)
  officerRoutes(mount, needs)
}

const deskRoutes = (mount: Mount, { db, realms, askPhoto, now }: ListingNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/listings',
      summary: 'Products whose public texts the person writes or approves',
      access: 'person',
      query: ListingQuery,
      answer: pageOf(ListingItem),
    },
    async ({ query: { state, page, pageSize }, req }) => {
      const filter = { ...overseen(personIn(req)), realms, state }
      const clocks = await clocksAt(db, now())
      const found = await listingsOf(db, filter, { page, pageSize })
      const items = found.items.map(({ listingState, listingVersion, ...row }) =>
        deskItem(
          row,
          listingState === null || listingVersion === null
            ? undefined
            : { ...row, state: listingState, version: listingVersion },
          clocks,
        ),
      )
      return { items, total: found.total, page, pageSize }
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/listings/{productId}',
      summary: 'One product’s texts as the desk sees them',
      access: 'person',
      params: Params,
      answer: ListingView,
    },
    async ({ params: { productId }, req }) => {
      const known = await knownListing({ db, realms }, productId, personIn(req))
      const published = known.listing?.published
      const links = published ? ListingContent.parse(published).stalls : []
      const content = shownContent(known.part, known.listing)
      return viewOf({
        ...known,
        photos: await readyPhotos(content?.photos ?? [], askPhoto),
        dead: await deadAmong(db, links),
        clocks: await clocksAt(db, now()),
      })
    },
  )
}

const saveRoute = (mount: Mount, needs: ListingNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/listings/{productId}/save',
      summary: 'Keep the working copy; the public reads the approved version meanwhile',
      access: 'person',
      params: Params,
      body: SaveListing,
      answer: CommandResult,
    },
    async ({ params, body, req }) => {
      requireStalls(body.content)
      return act(needs, 'save', { ...params, ...body, person: personIn(req) })
    },
  )

const officerRoutes = (mount: Mount, needs: ListingNeeds): void => {
  const acts = [
    ['submit', 'Hand the working copy to the commune'],
    ['approve', 'Make the submitted copy public'],
  ] as const
  for (const [name, summary] of acts)
    endpoint(
      mount,
      {
        method: 'post',
        path: `/listings/{productId}/${name}`,
        ...{ summary, access: 'person', params: Params, body: CommandHead, answer: CommandResult },
      },
      async ({ params, body, req }) =>
        act(needs, name, { ...params, ...body, person: personIn(req) }),
    )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/listings/{productId}/return',
      summary: 'Send the submitted copy back with a reason',
      access: 'person',
      params: Params,
      body: ReturnListing,
      answer: CommandResult,
    },
    async ({ params, body, req }) =>
      act(needs, 'return', { ...params, ...body, person: personIn(req) }),
  )
}

type Sent = CommandHead & {
  readonly productId: string
  readonly person: PersonActor
  readonly content?: ListingContent
  readonly reason?: string
}

const act = async (
  { db, realms, askPhoto, now }: ListingNeeds,
  name: ListingAct,
  { person, ...command }: Sent,
): Promise<CommandResult> => {
  const { productId, seenVersion } = command
  const known = await knownListing({ db, realms }, productId, person)
  // Asked before the transaction, which waits for no other service.
  if (command.content)
    await requireOwnPhotos(command.content.photos, known.record.producerId, askPhoto)
  const chosen = known.listing ? ListingContent.parse(known.listing.content).photos : []
  const photos = name === 'approve' ? await publishedPhotos(chosen, askPhoto) : []
  const sent = { ...command, act: name, personId: person.personId }
  return once(db, sent, async (trx) => {
    const { listing, part } = await knownListing({ db: trx, realms }, productId, person)
    requireAct(part, listing?.state ?? 'none', name)
    const content = command.content ?? (listing && ListingContent.parse(listing.content))
    if (!content) throw missing('listing')
    const kept = await changeListing(trx, {
      ...{ productId, seenVersion, act: name, content, photos },
      ...{ personId: person.personId, at: now() },
      ...(command.reason === undefined ? {} : { reason: command.reason }),
    })
    if (name === 'approve') await noteChanges(trx, [changeTag.product(productId)])
    return { id: productId, version: kept.version, state: kept.state }
  })
}

type Known = {
  readonly record: ProductRecord
  readonly listing: ListingRow | undefined
  readonly part: Part
}

/** @throws missing for whoever has no part in it; an officer learns of it when it is first submitted */
const knownListing = async (
  { db, realms }: Pick<ListingNeeds, 'db' | 'realms'>,
  productId: string,
  person: PersonActor,
): Promise<Known> => {
  const [record] = await productsByIds(db, [productId], realms)
  const part = record && partIn(person, record)
  if (!record || !part) throw missing('listing')
  const listing = await listingOf(db, productId)
  if (part === 'officer' && !listing?.submittedAt)
    throw new Problem('missing', 'listing-unknown', 'Nothing was submitted for this product yet.')
  return { record, listing, part }
}
