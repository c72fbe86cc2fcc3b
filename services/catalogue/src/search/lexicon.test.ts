import { beforeAll, expect, test } from 'vitest'
import { correctedWords } from './correction.ts'
import { growingLexicon } from './lexicon.ts'

const lexicon = growingLexicon()
beforeAll(() => {
  for (const name of [
    'Nước mắm Phú Quốc Khải Hoàn 40 độ đạm',
    'Nước mắm Lê Gia',
    'Mật ong hoa nhãn',
    'Mật ong bạc hà',
    'Mắm cá mật',
    'Cà phê Khe Sanh',
    'Kẹo dừa ca cao',
  ])
    lexicon.learn(name)
})

test('words written together come apart only where names have them side by side', () => {
  expect(lexicon.split('nuocmamphuquoc')).toEqual(['nuoc', 'mam', 'phu', 'quoc'])
  expect(lexicon.split('caphe')).toEqual(['ca', 'phe'])
  expect(lexicon.split('ongmat')).toBeUndefined()
})

test.each([
  ['nuoc mamm phu quoc', 'nuoc mam phu quoc'],
  ['mat onh', 'mat ong'],
  ['ca phee khe sanh', 'ca phe khe sanh'],
  ['kheo dua', 'keo dua'],
])('%s was meant as %s', (typed, meant) => {
  expect(correctedWords(typed.split(' '), lexicon)?.join(' ')).toBe(meant)
})

test('a word that exists gives way to one that fits its neighbours', () => {
  expect(correctedWords(['mam', 'ong'], lexicon)).toEqual(['mat', 'ong'])
})

test('what names say needs no correction, and numbers are never corrected', () => {
  expect(correctedWords(['mat', 'ong', 'hoa', 'nhan'], lexicon)).toBeUndefined()
  expect(correctedWords(['nuoc', 'mam', '41'], lexicon)).toBeUndefined()
})

test('words are told with the marks that names write them with', () => {
  expect(lexicon.spell(['nuoc', 'mam', 'phu', 'quoc'])).toBe('nước mắm phú quốc')
  expect(lexicon.spell(['ca', 'phe'])).toBe('cà phê')
  expect(lexicon.spell(['ca', 'cao'])).toBe('ca cao')
})
