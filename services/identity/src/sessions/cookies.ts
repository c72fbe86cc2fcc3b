import type { Response } from 'express'

/** Hands the library's cookies on to the browser. */
export const setCookies = (res: Response, cookies: readonly string[]): void => {
  if (cookies.length) res.append('Set-Cookie', [...cookies])
}
