import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { root } from '../../infra/dev/places.mjs'
import { serviceNames } from '../../infra/dev/services.ts'

const linesOf = (path: string): number => readFileSync(path, 'utf8').trimEnd().split('\n').length

test('the services are exactly those of the design', async () => {
  const folders = (await readdir(`${root}/services`)).filter((name) => name !== 'shared')
  expect(folders.toSorted()).toEqual([...serviceNames].toSorted())
})

test.each(serviceNames)('%s says what it is in at most 60 lines', (name) => {
  const readme = `${root}/services/${name}/README.md`
  expect(existsSync(readme)).toBe(true)
  expect(linesOf(readme)).toBeLessThanOrEqual(60)
})

test.each(serviceNames)(
  '%s has a process of at most 50 lines beside an app that tests start',
  (name) => {
    expect(existsSync(`${root}/services/${name}/src/app.ts`)).toBe(true)
    expect(linesOf(`${root}/services/${name}/src/main.ts`)).toBeLessThanOrEqual(50)
  },
)

test.each(serviceNames)(
  'the migrations of %s are numbered without a gap and begin with a verb',
  async (name) => {
    const files = (await readdir(`${root}/services/${name}/migrations`)).toSorted()
    expect(files.length).toBeGreaterThan(0)
    for (const [index, file] of files.entries()) {
      expect(file).toMatch(/^\d{4}-[a-z]+(-[a-z0-9]+)+\.ts$/)
      expect(Number(file.slice(0, 4))).toBe(index + 1)
    }
  },
)

test('every service’s surface is committed', async () => {
  const committed = await readdir(`${root}/tests/contracts/openapi`)
  expect(committed.toSorted()).toEqual(serviceNames.map((name) => `${name}.json`).toSorted())
})
