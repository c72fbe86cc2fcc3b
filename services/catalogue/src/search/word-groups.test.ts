import { expect, test } from 'vitest'
import { otherWords } from './word-groups.ts'

const food = (name: string, sheet: number | null) => otherWords({ name, sheet, sector: 'food' })

test('a tea is found by both words, a sweet soup and a catfish by neither', () => {
  expect(food('Chè búp tím Thanh Ba', 11)).toContain('trà búp tím')
  expect(food('Trà đinh Đạt Phát', 11)).toContain('chè đinh đạt')
  expect(food('Chè đậu đen cốt dừa Hoàng Gia', 7).join(' ')).not.toContain('trà')
  expect(food('Khô cá tra phồng', 8).join(' ')).not.toContain('chè')
})

test('words of the North and the South stand for each other where they mean the same', () => {
  expect(food('Dầu lạc nguyên chất', 7)).toEqual(
    expect.arrayContaining(['dầu đậu phộng nguyên chất', 'dầu đậu phụng nguyên chất']),
  )
  expect(food('Dầu mè nguyên chất', 7)).toContain('dầu vừng nguyên chất')
  expect(food('Mắm cá mè vinh', 8).join(' ')).not.toContain('vừng')
  expect(food('Chả lụa Phú Mỹ', 8)).toContain('giò lụa phú mỹ')
  expect(food('Bánh tráng phơi sương', 6)).toContain('bánh đa phơi sương')
})

test('pineapple is not what makes rice fragrant, and a shrimp paste is no floss', () => {
  expect(food('Dứa Hương Sơn', 1)).toContain('thơm hương sơn')
  expect(food('Gạo thơm Thủy Thanh', 3).join(' ')).not.toContain('dứa')
  expect(food('Ruốc lợn bản Mường Khương', 8)).toContain('chà bông lợn bản')
  expect(food('Mắm ruốc ăn liền Phú Quốc', 9).join(' ')).not.toContain('chà bông')
})

test('letters and digits of a variety are found apart too', () => {
  expect(food('Gạo Điền Tín ST25 lúa tôm', 3)).toContain('st 25')
})

test('what the name says already is not repeated', () => {
  expect(food('Ca cao cà phê', 13)).not.toContain('cà phê')
})
