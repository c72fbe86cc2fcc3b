import { expect, test } from 'vitest'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { z } from 'zod'
import { workflowsPath } from '../test/stage.ts'

const SourceMap = z.object({ sources: z.array(z.string()) })
const inlineMap = /sourceMappingURL=data:application\/json;[^,]*;base64,(.*)/

test('what runs anew for every process that a worker takes up is our own code and the workflow SDK, no schemas', async () => {
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })
  const encoded = inlineMap.exec(code)?.[1] ?? ''
  const { sources } = SourceMap.parse(JSON.parse(Buffer.from(encoded, 'base64').toString()))
  const libraries = sources.flatMap((source) => {
    const inside = source.split('/node_modules/').at(-1) ?? source
    return inside === source ? [] : [/^(@[^/]+\/)?[^/]+/.exec(inside)?.[0] ?? inside]
  })
  expect([...new Set(libraries)].toSorted()).toEqual([
    '@temporalio/common',
    '@temporalio/workflow',
    'long',
    'ms',
    'nexus-rpc',
  ])
  expect(sources.some((source) => source.endsWith('evaluate-at-level.ts'))).toBe(true)
})
