import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  extendZodWithOpenApi,
} from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { EndpointSpec } from './endpoint-spec.ts'

extendZodWithOpenApi(z)

const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional(),
})

type AnySpec = EndpointSpec<z.ZodType, z.ZodType, z.ZodType>
export type ApiDocument = { readonly add: (spec: AnySpec) => void; readonly build: () => object }

/** The service's OpenAPI 3.1 document, made from the same schemas that parse its requests. */
export const apiDocument = (service: string, description: string): ApiDocument => {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'ocop-session',
  })
  return {
    add: (spec) => registry.registerPath(pathOf(spec)),
    build: () =>
      new OpenApiGeneratorV31(registry.definitions).generateDocument({
        openapi: '3.1.0',
        info: { title: `OCOP ${service}`, version: '1', description },
        servers: [{ url: `/api/${service}` }],
      }),
  }
}

const pathOf = (spec: AnySpec): Parameters<OpenAPIRegistry['registerPath']>[0] => ({
  method: spec.method,
  path: spec.path,
  summary: spec.summary,
  ...(spec.access === 'person' ? { security: [{ session: [] }] } : {}),
  request: {
    ...(spec.params instanceof z.ZodObject ? { params: spec.params } : {}),
    ...(spec.query instanceof z.ZodObject ? { query: spec.query } : {}),
    ...(spec.body ? { body: { content: { 'application/json': { schema: spec.body } } } } : {}),
  },
  responses: {
    [spec.status ?? 200]: {
      description: 'Done',
      ...(spec.answer ? { content: { 'application/json': answerOf(spec) } } : {}),
    },
    default: {
      description: 'Refused',
      content: { 'application/problem+json': { schema: ProblemBody } },
    },
  },
})

const answerOf = ({ answer, example }: AnySpec) => ({
  schema: answer ?? z.unknown(),
  ...(example === undefined ? {} : { example }),
})
