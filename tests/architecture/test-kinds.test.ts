import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { root } from '../../infra/dev/places.mjs'
import { againstServers } from '../../infra/checks/test-kinds.ts'

test('a test that asks for a database is named as one that gets it', async () => {
  const named = new Set(await Array.fromAsync(glob(`services/**/${againstServers}`, { cwd: root })))
  const misnamed: string[] = []
  for await (const file of glob('services/*/{src,test,relevance}/**/*.test.ts', { cwd: root })) {
    const asks = /from '[^']*(\/test-database|\/running-[a-z-]+\.ts)'/.test(
      readFileSync(`${root}/${file}`, 'utf8'),
    )
    if (asks && !named.has(file)) misnamed.push(file)
  }
  expect(named.size).toBeGreaterThan(0)
  expect(misnamed).toEqual([])
})
