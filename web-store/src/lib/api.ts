import type { z } from 'zod'
import { callService } from '@ocop/http/client'
import type { Peers, ServiceName } from './peers.ts'

type Send = {
  readonly path: string
  readonly method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body: unknown
}

/**
 * Calls a service with the rights of whoever asked for the page. Both throw the service's own Problem.
 * `get('catalogue', '/products?page=1', schema)`; `send('dossiers', { path, body }, schema)` is a POST unless told otherwise.
 */
export type Api = {
  readonly get: <S extends z.ZodType>(
    service: ServiceName,
    path: string,
    schema: S,
  ) => Promise<z.infer<S>>
  readonly send: <S extends z.ZodType>(
    service: ServiceName,
    what: Send,
    schema: S,
  ) => Promise<z.infer<S>>
}

export type ApiNeeds = {
  readonly peers: Peers
  readonly token: string | undefined
  readonly origin: string
  readonly clientAddress: string
}

const pageTimeoutMs = 15_000

/**
 * Services take writes only from our own pages; the web-store has checked the form's origin already, so it vouches
 * with its own.
 */
export const apiFor = ({ peers, token, origin, clientAddress }: ApiNeeds): Api => ({
  get: (service, path, schema) =>
    callService(peers[service], schema, { path, token, timeoutMs: pageTimeoutMs }),
  send: (service, { path, method = 'POST', body }, schema) =>
    callService(peers[service], schema, {
      path,
      method,
      body,
      token,
      headers: { origin, 'x-forwarded-for': clientAddress },
      timeoutMs: pageTimeoutMs,
    }),
})
