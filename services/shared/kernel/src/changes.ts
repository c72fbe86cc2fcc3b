import { z } from 'zod'

/** What changed for the public in one service's records, for those who keep pages made from them. */
export const Changes = z.object({
  /** The tags that changed after the number asked about, each once. */
  tags: z.array(z.string()),
  /** What to ask after next time. */
  next: z.number(),
  /** More was forgotten than is told here: everything kept may be stale. */
  missed: z.boolean(),
})
export type Changes = z.infer<typeof Changes>
