import { expect, test } from 'vitest'
import type { UnitLevel, UnitRef } from '@ocop/kernel/units'
import { standingOf, type HeldToday } from './standing.ts'

const unit = (level: UnitLevel, path: string): UnitRef => ({
  ...{ level, path, name: path },
  code: path.slice(path.lastIndexOf('/') + 1),
})
const commune = unit('commune', 'vn/31/10804')
const province = unit('province', 'vn/31')
const ministry = unit('ministry', 'vn')
const asked = { role: 'commune-officer', unit: commune } as const

const held = (
  role: HeldToday['role'],
  at: UnitRef,
  away: Partial<Pick<HeldToday, 'onLeave' | 'deputyId'>> = {},
): HeldToday => ({ role, unit: at, onLeave: false, deputyId: null, ...away })
const onLeave = { onLeave: true }
const deputised = { onLeave: true, deputyId: 'deputy' }

const officer = held('commune-officer', commune)
const head = held('decision-maker', commune)
const provincial = held('provincial-officer', province)
const cityHead = held('decision-maker', province)
const national = held('ministry-officer', ministry)

const cases: readonly (readonly [string, readonly HeldToday[], string, object | null])[] = [
  ['it is held', [officer, head], 'held', null],
  [
    'one of two holders is away',
    [held('commune-officer', commune, onLeave), officer],
    'held',
    null,
  ],
  [
    'its holder is away with a deputy',
    [held('commune-officer', commune, deputised), head],
    'on-leave',
    { as: 'deputy', role: 'commune-officer', person: 'deputy' },
  ],
  [
    'its holder is away without one',
    [held('commune-officer', commune, onLeave), head, provincial],
    'on-leave',
    { as: 'head-of-unit', role: 'decision-maker', unit: commune },
  ],
  ['nobody holds it', [provincial, head], 'empty', { as: 'head-of-unit', unit: commune }],
  [
    'the head is away too, with a deputy',
    [held('decision-maker', commune, deputised), provincial],
    'empty',
    { as: 'head-of-unit', person: 'deputy' },
  ],
  [
    'the whole unit is empty',
    [cityHead, provincial, national],
    'empty',
    { as: 'next-level', role: 'provincial-officer', unit: province },
  ],
  [
    'the level above has no officer',
    [cityHead, national],
    'empty',
    { as: 'next-level', role: 'decision-maker', unit: province },
  ],
  [
    'the level above is away',
    [held('provincial-officer', province, onLeave), national],
    'empty',
    { as: 'next-level', role: 'ministry-officer', unit: ministry },
  ],
  ['nobody is anywhere', [], 'empty', null],
]

test.each(cases)('who takes a post’s turn when %s', (_when, posts, state, standIn) => {
  const standing = standingOf(asked, posts)
  expect(standing.state).toBe(state)
  if (standIn === null) expect(standing.standIn).toBeNull()
  else expect(standing.standIn).toMatchObject(standIn)
})

test('an empty head’s turn goes up, never round in the same unit', () => {
  const { standIn } = standingOf({ role: 'decision-maker', unit: commune }, [officer, cityHead])
  expect(standIn).toMatchObject({ as: 'next-level', role: 'decision-maker', unit: province })
})
