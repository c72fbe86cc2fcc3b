/** The page asked for with `?trang=`; the first one for anything that is no page. */
export const pageNumber = (url: URL): number => {
  const asked = Number(url.searchParams.get('trang') ?? 1)
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
}
