import { expect, test } from 'vitest'
import { dayText, instantText, moneyText, numberText } from './dates.ts'

test('days, instants and amounts are written as people in Viet Nam write them', () => {
  expect(dayText('2026-10-05')).toBe('05/10/2026')
  expect(numberText(1234.5)).toBe('1.234,5')
  expect(moneyText(125_000).replace(/\s/, ' ')).toBe('125.000 ₫')
})

test('an instant late in the evening in UTC is the next day in Viet Nam', () => {
  expect(instantText('2026-10-04T18:30:00.000Z')).toBe('01:30, 05/10/2026')
})

test('English readers get the month as a word', () => {
  expect(dayText('2026-10-05', 'en')).toBe('5 October 2026')
  expect(numberText(1234.5, 'en')).toBe('1,234.5')
})
