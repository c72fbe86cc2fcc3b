import { z } from 'zod'
import type { People } from './accounts.ts'
import { openDesks } from './plans/open-desks.ts'
import { openStage } from './stage.ts'
import { stableId } from './stable-id.ts'

/** Products invented for this demonstration whose certificates are suspended or revoked; no real name ever is. */
const misused = [
  {
    name: 'Trà lá sen hồ Rạng',
    producer: 'htx-lua-nep',
    sheet: 12,
    stars: 3,
    standing: 'suspended',
  },
  {
    name: 'Nước mắm cáy Phúc Thịnh',
    producer: 'trang-trai-ga',
    sheet: 9,
    stars: 4,
    standing: 'revoked',
  },
] as const

export const markTheMisused = async (people: People): Promise<void> => {
  const { rehearsal, person } = await openStage(people, openDesks, 1)
  for (const { producer, ...product } of misused) {
    const { posts } = await person(producer).me()
    const post = posts.find(({ role }) => role === 'producer')
    await person('administrator').post(
      z.unknown(),
      `/api/dossiers/rehearsals/${rehearsal.id}/recognised-products`,
      {
        ...product,
        commandId: stableId('misused', rehearsal.id, product.name),
        organisationId: post?.organisation?.id,
        sheetSet: '26-2026',
        unitPath: post?.unit.path,
        decisionNumber: 'DT-0626/QĐ-UBND',
        issuedBy: 'Chủ tịch UBND thành phố Hải Phòng',
        decidedOn: '2026-06-26',
      },
    )
  }
}
