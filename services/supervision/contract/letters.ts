import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Day } from '@ocop/kernel/days'
import { Realm } from '@ocop/kernel/realm'
import { StepHolder } from './steps.ts'

/** A letter of urging (công văn đôn đốc) as it was written; its template is ours ("mẫu tạm"). */
export const Letter = z.object({
  id: z.uuid(),
  stepId: z.string(),
  number: z.string(),
  day: Day,
  realm: Realm,
  sender: Post,
  recipient: StepHolder,
  paragraphs: z.array(z.string()),
})
export type Letter = z.infer<typeof Letter>
