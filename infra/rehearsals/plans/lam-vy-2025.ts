import { ministryCast } from '../casts/ministry.ts'
import { thaiNguyenCast } from '../casts/thai-nguyen.ts'
import type { RehearsalPlan } from '../plan.ts'
import { decided, throughCommune, throughCouncil } from './story.ts'

/**
 * One product of xã Lam Vỹ: prepared in May under huyện Định Hóa, lodged in September where the commune's land lies
 * since July, reported on in October as the plan has it; there is no district any more.
 */
export const lamVy2025: RehearsalPlan = {
  plan: 'lam-vy-2025',
  title: 'Xã Lam Vỹ, năm 2025',
  regime: '148-2023',
  sheetSet: '148-2023',
  startsOn: '2025-05-12',
  endsOn: '2025-12-31',
  casts: [thaiNguyenCast, ministryCast],
  events: [],
  products: [
    {
      key: 'one',
      name: 'Gạo nếp nương Bản Cái',
      producer: 'htx-nam-lam',
      sheet: 3,
      kind: 'first',
      self: { stars: 3, total: 68 },
      acts: [
        { act: 'draft', on: '2025-05-19' },
        ...throughCommune('xa-lam-vy', {
          lodge: '2025-09-29',
          accept: '2025-09-30',
          report: '2025-10-15',
        }),
        ...throughCouncil(
          'thai-nguyen',
          {
            accept: '2025-10-17',
            advise: '2025-10-31',
            score: '2025-11-18',
            conclude: '2025-11-19',
          },
          { stars: 3, total: 62 },
        ),
        decided('thai-nguyen', '2025-11-25', 3),
      ],
    },
  ],
}
