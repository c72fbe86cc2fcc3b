/** What a look at a link found; `unclear` is an answer that says nothing about the page (refused robots, weather). */
export type LinkWord = 'alive' | 'dead' | 'unclear'
export type LookAtLink = (url: string) => Promise<LinkWord>

const gone: ReadonlySet<number> = new Set([404, 410])

/**
 * Looks whether a page is there, without reading it. A redirect is not followed: where it leads is not on the list of
 * hosts, and a market place that sends people on has answered.
 */
export const lookAtLink =
  (timeoutMs = 10_000): LookAtLink =>
  async (url) => {
    try {
      const answer = await fetch(url, {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (gone.has(answer.status)) return 'dead'
      return answer.status < 400 ? 'alive' : 'unclear'
    } catch {
      return 'unclear'
    }
  }
