import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { addressVariable, schemaOf, serviceNames } from '../dev/services.ts'

const infra = new URL('../', import.meta.url)
const text = readFileSync(new URL('compose.yaml', infra), 'utf8')

const Container = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  restart: z.string(),
  deploy: z.object({ replicas: z.number() }).optional(),
})
const Compose = z.object({
  services: z.record(z.string(), Container),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
})
const compose = Compose.parse(parse(text, { merge: true }))
const containers = Object.entries(compose.services)
const parts = [...serviceNames, 'worker', 'web-store'] as const

test('what a container waits for, lives in and writes to exists', () => {
  for (const [name, { depends_on, networks, volumes }] of containers) {
    for (const other of Object.keys(depends_on))
      expect(compose.services, name).toHaveProperty(other)
    for (const network of networks) expect(compose.networks, name).toHaveProperty(network)
    for (const volume of volumes.map((each) => each.split(':')[0] ?? '')) {
      if (volume.startsWith('./')) expect(existsSync(new URL(volume, infra)), volume).toBe(true)
      else expect(compose.volumes, name).toHaveProperty(volume)
    }
  }
})

test.for(parts)(
  '%s runs a program that exists, waits for the migration and tells its health',
  (name) => {
    const container = compose.services[name]
    const [node, program = ''] = container?.command ?? []
    expect(node).toBe('node')
    expect(existsSync(new URL(`../${program}`, infra)), program).toBe(true)
    expect(container?.depends_on['migrate']?.condition).toBe('service_completed_successfully')
    const address = container?.healthcheck?.test.at(-1) ?? ''
    expect(new URL(address).port).toBe(container?.environment['PORT'])
  },
)

test.for(serviceNames)(
  '%s is found by the others and signs in to the database as itself',
  (name) => {
    const own = compose.services[name]?.environment ?? {}
    const address = new URL(compose.services['worker']?.environment[addressVariable(name)] ?? '')
    expect(address.hostname).toBe(name)
    expect(address.port).toBe(own['PORT'])
    const password = `\${${schemaOf(name).toUpperCase()}_DB_PASSWORD:?}`
    expect(own['DATABASE_URL']).toBe(`postgres://${schemaOf(name)}:${password}@postgres:5432/ocop`)
    expect(compose.services['migrate']?.environment).toHaveProperty(
      `${schemaOf(name).toUpperCase()}_DB_PASSWORD`,
    )
  },
)

test('the migration runs once; services and workers are more than one', () => {
  expect(compose.services['migrate']?.restart).toBe('no')
  for (const name of [...serviceNames, 'worker'])
    expect(compose.services[name]?.deploy?.replicas, name).toBeGreaterThan(1)
})

test('every variable is explained, and every explained one is used', () => {
  const example = readFileSync(new URL('compose.env.example', infra), 'utf8')
  const explained = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name)
  const used = [...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map(([, name]) => name)
  expect([...new Set(explained)].toSorted()).toEqual([...new Set(used)].toSorted())
})

test('no secret stands in the file: each comes from the environment and must be given', () => {
  for (const [name, { environment }] of containers)
    for (const [variable, value] of Object.entries(environment))
      if (/PASSWORD|SECRET|_KEY|_PWD/.test(variable))
        expect(value, `${name} ${variable}`).toMatch(/^\$\{[A-Z0-9_]+:\?\}$/)
})
