import { expect, test } from 'vitest'
import { saleFactsOf } from './sale-facts.ts'

const proof = (name: string) => ({ name, number: null, issuedBy: null, day: null })

test('standards are known by the names papers give them, each once', () => {
  const { standards } = saleFactsOf({
    proofs: [
      proof('Giấy chứng nhận Viet GAP trồng trọt'),
      proof('ISO 22000:2018'),
      proof('Chứng nhận hữu cơ TCVN 11041'),
      proof('Organic USDA'),
      proof('Phiếu kiểm nghiệm vi sinh'),
    ],
    stalls: [],
  })
  expect(standards).toEqual(['vietgap', 'iso-22000', 'organic'])
})

test('who has a stall sells online', () => {
  expect(saleFactsOf({ proofs: [], stalls: ['https://shop.example/a'] }).sellsOnline).toBe(true)
  expect(saleFactsOf({ proofs: [], stalls: [] }).sellsOnline).toBe(false)
})
