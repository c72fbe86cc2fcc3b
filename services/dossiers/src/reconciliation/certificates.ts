import { certificateInForce } from '../certificate/store.ts'
import type { Needs } from '../needs.ts'
import { publicationOf, publishProduct } from '../publication/publish.ts'
import type { Doubt } from './look-twice.ts'
import { certificatesToCompare, isPublished } from './store.ts'

type Page = {
  readonly compared: number
  readonly next: string | null
  readonly doubts: readonly Doubt[]
}
const atOnce = 50

/**
 * Compares certificates with the catalogue. One that is still to be published is published; one that the catalogue takes as
 * news although it was published had been lost there, so telling it is finding out and putting right at once.
 */
export const compareCertificates = async (
  needs: Pick<Needs, 'db' | 'shopWindow'>,
  after: string | null,
): Promise<Page> => {
  const rows = await certificatesToCompare(needs.db, after ?? '', atOnce)
  const products = new Map(rows.map(({ number, productId }) => [productId, number]))
  const doubts: Doubt[] = []
  for (const [productId, number] of products) {
    if (!(await isPublished(needs.db, productId)))
      doubts.push({
        kind: 'certificate-unpublished',
        subject: number,
        detail: 'The catalogue was not told of it as it stands.',
        still: async () => !(await isPublished(needs.db, productId)),
        repair: () => publishProduct(needs, productId),
      })
    else if (await wasLost(needs, productId))
      doubts.push({
        kind: 'certificate-unpublished',
        subject: number,
        detail: 'The catalogue had lost what it was told.',
        still: async () => true,
        repair: async () => undefined,
      })
  }
  return {
    compared: rows.length,
    next: rows.length < atOnce ? null : (rows.at(-1)?.number ?? null),
    doubts,
  }
}

const wasLost = async (
  { db, shopWindow }: Pick<Needs, 'db' | 'shopWindow'>,
  productId: string,
): Promise<boolean> =>
  (await shopWindow.show(publicationOf(await certificateInForce(db, productId)))) === 'taken'
