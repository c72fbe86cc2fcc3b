import { z } from 'zod'
import { Problem } from '@ocop/kernel/problem'
import { callService, type Call } from '@ocop/http/client'
import { Me } from '@ocop/identity/contract/me'

export type Ask = {
  readonly method?: string
  readonly body?: unknown
  readonly origin?: string | null
}

/** Somebody at a browser: everything goes through the web-store's gateway with a session cookie, as a page's would. */
export class Person {
  readonly #webUrl: string
  readonly #email: string
  readonly #password: string
  #cookie: string | undefined
  #me: Me | undefined

  constructor(webUrl: string, { email, password }: { email: string; password: string }) {
    this.#webUrl = webUrl
    this.#email = email
    this.#password = password
  }

  async me(): Promise<Me> {
    await this.#signIn()
    this.#me ??= await this.get(Me, '/api/identity/me')
    return this.#me
  }

  get<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
    return this.#call(schema, { path })
  }

  post<S extends z.ZodType>(schema: S, path: string, body: unknown): Promise<z.infer<S>> {
    return this.#call(schema, { method: 'POST', path, body })
  }

  put<S extends z.ZodType>(schema: S, path: string, body: unknown): Promise<z.infer<S>> {
    return this.#call(schema, { method: 'PUT', path, body })
  }

  patch<S extends z.ZodType>(schema: S, path: string, body: unknown): Promise<z.infer<S>> {
    return this.#call(schema, { method: 'PATCH', path, body })
  }

  /** The answer as it comes, refusals too: no patience, no parsing. `origin: null` leaves the header out. */
  async ask(
    path: string,
    { method = 'GET', body, origin = this.#webUrl }: Ask = {},
  ): Promise<Response> {
    await this.#signIn()
    return fetch(`${this.#webUrl}${path}`, {
      method,
      headers: {
        cookie: this.#cookie ?? '',
        ...(origin === null ? {} : { origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  async #call<S extends z.ZodType>(schema: S, call: Call): Promise<z.infer<S>> {
    await this.#signIn()
    const headers = { cookie: this.#cookie ?? '', origin: this.#webUrl }
    return patiently(() =>
      callService(this.#webUrl, schema, { ...call, headers, timeoutMs: 40_000 }),
    )
  }

  async #signIn(): Promise<void> {
    if (this.#cookie) return
    this.#cookie = await patiently(async () => {
      const response = await fetch(`${this.#webUrl}/api/identity/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: this.#webUrl },
        body: JSON.stringify({ email: this.#email, password: this.#password }),
      }).catch((error: unknown) => {
        throw new Problem('unavailable', 'web-unavailable', String(error))
      })
      if (response.status >= 500 || response.status === 429)
        throw new Problem(
          'unavailable',
          'sign-in-unavailable',
          `${this.#email} cannot sign in: ${response.status}`,
        )
      if (!response.ok)
        throw new Error(
          `${this.#email} cannot sign in: ${response.status} ${await response.text()}`,
        )
      return response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ')
    })
  }
}

const outageSeconds = 180

/** Waits out an outage as a person would, asking again with the same words: commands count once. */
export const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  const until = Date.now() + outageSeconds * 1_000
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const passes =
        error instanceof Problem && (error.kind === 'unavailable' || error.code === 'defect')
      if (!passes || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}
