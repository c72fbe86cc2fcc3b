import { expect, test } from 'vitest'
import { CommuneCounts, ProductList, Suggestions } from '../../contract/product-list.ts'
import { Verification } from '../../contract/verification.ts'
import { communesExample, listExample, suggestExample, verificationExample } from './examples.ts'

test.each([
  ['products', ProductList, listExample],
  ['suggest', Suggestions, suggestExample],
  ['communes', CommuneCounts, communesExample],
  ['certificates', Verification, verificationExample],
])('the documented example of %s is an answer as its schema has it', (_, schema, example) => {
  expect(schema.parse(example)).toEqual(example)
})
