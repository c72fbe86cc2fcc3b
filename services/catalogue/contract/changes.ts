/** A part of the public's record that pages are made from, `product:{id}` or a word for many. */
export const changeTag = {
  product: (productId: string): string => `product:${productId}`,
  /** Any product: lists, counts, producers, the home page. */
  products: 'products',
  /** A rehearsal clock moved, and with it every state that is worked out from it. */
  clock: 'clock',
} as const
