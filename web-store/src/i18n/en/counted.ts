/** `1 product`, `2 products`: English alone changes the word; the number comes as it is written. */
export const products = (count: string): string =>
  `${count} ${count === '1' ? 'product' : 'products'}`
