import { expect, test } from 'vitest'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { processes, reconciling } from '@ocop/dossiers/contract/process-names'
import * as workflows from '../../workflows/src/index.ts'
import * as messages from '../../workflows/src/evaluation/messages.ts'
import * as shared from '../../workflows/src/process/messages.ts'

test('the workflows that the contract names are those the worker runs', () => {
  expect(Object.keys(workflows).toSorted()).toEqual(
    [
      ...[evaluation.workflow, evaluation.levelWorkflow, reconciling.workflow],
      ...Object.values(processes.workflows),
    ].toSorted(),
  )
})

test('every update, signal and query of the contract is defined under its wire name', () => {
  const kindsByName = Object.values(messages).map(({ name, type }) => [name, type])
  expect(Object.fromEntries(kindsByName)).toEqual({
    [evaluation.lodge]: 'update',
    [evaluation.act]: 'update',
    [evaluation.scorecardSubmitted]: 'signal',
    [evaluation.clockAdvanced]: 'signal',
    [evaluation.stepChanged]: 'signal',
    [evaluation.stage]: 'query',
  })
})

test('what every process hears is defined under its wire name', () => {
  const kindsByName = Object.values(shared).map(({ name, type }) => [name, type])
  expect(Object.fromEntries(kindsByName)).toEqual({
    [evaluation.act]: 'update',
    [evaluation.clockAdvanced]: 'signal',
    [processes.recordChanged]: 'signal',
    [evaluation.stepChanged]: 'signal',
    [processes.stage]: 'query',
  })
})

test('a level’s process is named below its dossier’s', () => {
  const id = '6f1c9a1e-0000-4000-8000-000000000001'
  expect(evaluation.workflowId(id)).toBe(`dossier:${id}`)
  expect(evaluation.levelWorkflowId(id, 'province', 2)).toBe(`dossier:${id}:province:2`)
})
