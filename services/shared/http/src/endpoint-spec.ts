import type { z } from 'zod'

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'

export type EndpointSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly method: Method
  /** Below the service's base, e.g. `/dossiers/{id}/lodge`. */
  readonly path: string
  readonly summary: string
  /** `public` needs no session, `person` a signed-in person, `service` another part of the platform (kept out of OpenAPI). */
  readonly access: 'public' | 'person' | 'service'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The answer's shape, for the document; status 200 unless `status` says otherwise. */
  readonly answer?: z.ZodType
  /** One such answer, for the document. */
  readonly example?: unknown
  readonly status?: number
  /** Its answer follows from the request alone and nothing is changed, so a POST needs no same-origin page: curl may ask too. */
  readonly pure?: boolean
}
