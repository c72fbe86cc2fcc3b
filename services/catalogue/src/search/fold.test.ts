import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, glued, isMarked, padded, syllables, toned } from './fold.ts'

test('marks and đ are taken off in every form they come in', () => {
  expect(fold('Nước mắm Đắk Lắk')).toBe('nuoc mam dak lak')
  expect(fold('Nước mắm Đắk Lắk'.normalize('NFD'))).toBe('nuoc mam dak lak')
  expect(fold('Ðông ð')).toBe('dong d')
})

test('both ways of placing a tone are the same toned syllable', () => {
  expect(toned('hoà')).toBe(toned('hòa'))
  expect(toned('thuỵ')).toBe(toned('thụy'))
  expect(toned('cá')).not.toBe(toned('cà'))
  expect(toned('bơ')).not.toBe(toned('bo'))
})

test('a syllable counts as marked when anything but plain letters was typed', () => {
  expect(['phê', 'đen', 'cà'].every(isMarked)).toBe(true)
  expect(['phe', 'den', 'ST25', '40'].some(isMarked)).toBe(false)
})

test('neighbours are glued by twos and threes', () => {
  expect(glued(['nuoc', 'mam', 'phu', 'quoc'])).toEqual([
    'nuocmam',
    'mamphu',
    'phuquoc',
    'nuocmamphu',
    'mamphuquoc',
  ])
  expect(glued(['che'])).toEqual([])
})

test('folding is stable, and syllables hold nothing a pattern could mistake for a wildcard', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(padded(syllables(text))).not.toMatch(/[%_\\'"\0]/)
    }),
  )
})
