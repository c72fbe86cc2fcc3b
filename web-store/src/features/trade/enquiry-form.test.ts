import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SendEnquiry } from '@ocop/catalogue/contract/enquiry'
import { enquiryBody, slugsIn } from './enquiry-form.ts'

test('a filled-in form is an enquiry as the catalogue takes it; what was left empty is null', () => {
  const values = {
    ...{
      commandId: randomUUID(),
      ticket: 'x',
      website: '',
      kind: 'wholesale',
      name: 'Bùi Thị Mua',
    },
    ...{ phone: '0912345678', email: '', message: 'Còn không?', quantity: '200 hộp', place: 'Huế' },
  }
  expect(SendEnquiry.parse(enquiryBody(values, ['ruoi']))).toMatchObject({
    products: ['ruoi'],
    buyer: { phone: '0912345678', email: null, organisation: null },
    wantedBy: null,
  })
})

test('only what can be a product’s address is asked about, each once and ten at most', () => {
  expect(slugsIn(['ruoi', 'ruoi', 'mam-cay tra', '../x', ''])).toEqual(['ruoi', 'mam-cay', 'tra'])
  expect(slugsIn(Array.from({ length: 15 }, (_, index) => `sp-${index}`))).toHaveLength(10)
})
