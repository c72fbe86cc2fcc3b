import { describe, expect, it } from 'vitest'
import { readBeginning } from './begin.ts'
import { papersIn, withPapers } from './draft-change.ts'

describe('a new dossier as its form asks for it', () => {
  it('is a new product by name and set for a first evaluation', () => {
    expect(readBeginning({ kind: 'first', name: 'Mắm rươi', sheet: '9', product: 'x' })).toEqual({
      wish: { kind: 'first', product: { name: 'Mắm rươi', sheet: 9 } },
    })
  })

  it('carries the id its form was made with, so that sending it twice begins one draft', () => {
    const commandId = '01a2068c-bd1c-472d-89f2-cabf84dbc4e5'
    expect(
      readBeginning({ commandId, kind: 'first', name: 'Mắm rươi', sheet: '9' }).wish,
    ).toMatchObject({ commandId })
    expect(readBeginning({ commandId, kind: 'upgrade', product: 'id' }).wish).toMatchObject({
      commandId,
    })
  })

  it('is a recognised product for an upgrade, whatever else was typed', () => {
    expect(readBeginning({ kind: 'upgrade', name: 'Mắm', sheet: '9', product: 'id' })).toEqual({
      wish: { kind: 'upgrade', product: { id: 'id' } },
    })
  })

  it('names every field that is missing at once', () => {
    expect(Object.keys(readBeginning({}).faults ?? {})).toEqual(['kind', 'name', 'sheet'])
    expect(Object.keys(readBeginning({ kind: 'first', sheet: '27' }).faults ?? {})).toEqual([
      'name',
      'sheet',
    ])
    expect(Object.keys(readBeginning({ kind: 're-evaluation' }).faults ?? {})).toEqual(['product'])
  })
})

describe('papers as a form names them', () => {
  const fileId = '01a2068c-bd1c-772d-89f2-cabf84dbc4e5'

  it('are read as kind and file; anything else is left out', () => {
    expect(papersIn([`test-report:${fileId}`, 'awards', ':x', ''])).toEqual([
      { kind: 'test-report', fileId },
    ])
  })

  it('are added once however often they are sent', () => {
    const paper = { kind: 'awards', fileId }
    expect(withPapers([paper], [paper, { kind: 'test-report', fileId }])).toHaveLength(2)
  })
})
