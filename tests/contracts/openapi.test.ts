import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testServer } from '@ocop/http/test-server'
import { serviceNames, type ServiceName } from '../../infra/dev/services.ts'
import { inertApps } from './inert-apps.ts'

/** `OCOP_UPDATE_CONTRACTS=1 npm test -- tests/contracts` writes the documents as they are now. */
const updates = process.env['OCOP_UPDATE_CONTRACTS'] !== undefined

const documentOf = async (name: ServiceName): Promise<string> => {
  const server = await testServer(inertApps[name]())
  try {
    const document: unknown = await (await fetch(`${server.url}/api/${name}/openapi.json`)).json()
    return `${JSON.stringify(document, null, 2)}\n`
  } finally {
    await server.close()
  }
}

test.each(serviceNames)('%s serves the surface that is committed', async (name) => {
  const file = new URL(`openapi/${name}.json`, import.meta.url)
  const served = await documentOf(name)
  if (updates) writeFileSync(file, served)
  expect(served).toBe(readFileSync(file, 'utf8'))
})
