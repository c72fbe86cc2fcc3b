/** The sentence for `?da=…` of the act that led to a page; undefined for anything else. */
export const doneSentence = (
  texts: Readonly<Record<string, string>>,
  url: URL,
): string | undefined => {
  const act = url.searchParams.get('da')
  return act !== null && Object.hasOwn(texts, act) ? texts[act] : undefined
}
