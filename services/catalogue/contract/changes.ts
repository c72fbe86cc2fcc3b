import { z } from 'zod'

/** A part of the public's record that pages are made from, `product:{id}` or a word for many. */
export const changeTag = {
  product: (productId: string): string => `product:${productId}`,
  /** Any product: lists, counts, producers, the home page. */
  products: 'products',
  /** A rehearsal clock moved, and with it every state that is worked out from it. */
  clock: 'clock',
} as const

export const Changes = z.object({
  /** The tags that changed after the number asked about, each once. */
  tags: z.array(z.string()),
  /** What to ask after next time. */
  next: z.number(),
  /** More was forgotten than is told here: everything kept may be stale. */
  missed: z.boolean(),
})
export type Changes = z.infer<typeof Changes>
