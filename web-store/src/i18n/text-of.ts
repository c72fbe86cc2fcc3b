/** The text of `values` under `key`, or undefined: what comes from a service may be newer than the texts here. */
export const textOf = (texts: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(texts, key) ? texts[key] : undefined
