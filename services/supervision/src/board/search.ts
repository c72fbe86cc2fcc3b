/** Text as it is searched: lower case, without marks, đ as d; "Xã Đăk Glei" and "xa dak glei" are the same. */
export const folded = (text: string): string =>
  text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').trim()

/** The words of a query as LIKE patterns, all of which must occur. */
export const patternsOf = (query: string): readonly string[] =>
  folded(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
