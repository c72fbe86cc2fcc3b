import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from '@ocop/kernel/page'
import { BulkAnswer, StepItem } from '@ocop/supervision/contract/board'
import { firstCasts } from '../../infra/rehearsals/casts/casts.ts'
import type { Person } from '../../infra/rehearsals/person.ts'
import { openStage } from '../../infra/rehearsals/stage.ts'
import { aNeighbouringOfficer, aNewcomer } from '../support/actors.ts'
import { aDossierAfter, aStory, wayTo } from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let clockId: string
/** At the commune's first step for four weeks, and nobody looked at them. */
let late: StepItem
let alsoLate: StepItem
/** At the city, on a term that is the council's own. */
let atCity: StepItem
let neighbour: Person
let otherProvince: Person

beforeAll(async () => {
  stack = await openStack()
  const plan = `viec-ket-${randomUUID().slice(0, 8)}`
  const law = { regime: '26-2026', startsOn: '2026-09-07', casts: firstCasts }
  const stage = await openStage(stack.people, { plan, ...law }, 1)
  clockId = stage.rehearsal.clockId
  const lodgedAs = (name: string, last: 'lodge' | 'communeReport') =>
    aDossierAfter(
      stage,
      aStory(name),
      wayTo(last).map((act) => ({ ...act, on: law.startsOn })),
    )
  await lodgedAs('Rươi đông lạnh', 'lodge')
  await lodgedAs('Chả rươi', 'lodge')
  await lodgedAs('Mắm rươi', 'communeReport')
  await stage.until('2026-10-05', '09:00')
  const steps = await board(stack.person('officer-ministry'), 'any')
  const open = steps.filter(({ closedAt }) => closedAt === null)
  const [first, second] = open.filter(({ holder }) => holder.post === 'commune-officer')
  const [third] = open.filter(({ holder }) => holder.unit.code === '31')
  if (!first || !second || !third) throw new Error('The rehearsal did not come to its steps')
  ;[late, alsoLate, atCity] = [first, second, third]
  neighbour = await aNeighbouringOfficer(stack)
  otherProvince = await aNewcomer(stack, { role: 'provincial-officer', unit: '51' })
})

const board = async (reader: Person, state: 'stuck' | 'any'): Promise<readonly StepItem[]> => {
  const query = `clockId=${clockId}&state=${state}&pageSize=100`
  return (await reader.get(pageOf(StepItem), `/api/supervision/steps?${query}`)).items
}

const reason = 'Hồ sơ đã nằm lại quá lâu.'

/** As `200` or `403 act-not-allowed`. */
const tried = async (
  person: Person,
  step: StepItem,
  act: string,
  more: object = {},
): Promise<string> => {
  const answer = await person.ask(`/api/supervision/steps/${encodeURIComponent(step.id)}/${act}`, {
    method: 'POST',
    body: { commandId: randomUUID(), ...(act === 'pick-up' ? {} : { reason }), ...more },
  })
  const body = (await answer.json()) as { code?: string; state?: string }
  return answer.ok ? `200 ${body.state}` : `${answer.status} ${body.code}`
}

test('the stuck list says in plain words why, how long since and what may be done', async () => {
  const stuck = await board(stack.person('officer-city'), 'stuck')
  expect(stuck.find(({ id }) => id === late.id)).toMatchObject({
    causes: ['overdue', 'unclaimed'],
    sentence: expect.stringMatching(/^Quá hạn \d+ ngày làm việc, chưa ai nhận việc\.$/),
    article: expect.stringContaining('QĐ 26/2026/QĐ-TTg'),
    allowedActs: ['remind', 'extend', 'reassign', 'escalate', 'do-on-behalf', 'give-back'],
  })
  expect(stuck.find(({ id }) => id === late.id)?.workingHoursLeft).toBeLessThan(0)
})

test('each sees what is below the own unit, and nobody else’s', async () => {
  const seen = async (reader: Person): Promise<readonly string[]> =>
    (await board(reader, 'stuck')).map(({ id }) => id)
  for (const who of ['commune-officer', 'commune-chair', 'officer-city', 'officer-ministry'])
    expect(await seen(stack.person(who))).toEqual(expect.arrayContaining([late.id, alsoLate.id]))
  for (const stranger of [neighbour, otherProvince, stack.person('htx-lua-nep')])
    expect(await seen(stranger)).toEqual([])
})

const to = { post: 'decision-maker', unit: '10804' }
const legal = '409 deadline-legal'
const unknown = '404 step-unknown'
const another = '403 turn-of-another'
/** Each act by a post near the step whose it is not, and by the one whose it is; strangers know of none. */
const acts = [
  { act: 'remind', wrong: 'commune-officer', right: 'officer-city' },
  { act: 'extend', wrong: 'commune-officer', right: 'officer-city', days: 1, done: legal },
  { act: 'reassign', wrong: 'commune-officer', right: 'commune-chair', to },
  { act: 'give-back', wrong: 'commune-officer', right: 'officer-city' },
  { act: 'escalate', wrong: 'htx-ruoi', right: 'officer-city', refusal: unknown },
  { act: 'do-on-behalf', wrong: 'commune-chair', right: 'officer-city', done: '200 proposed' },
  { act: 'pick-up', wrong: 'officer-city', right: 'commune-officer', refusal: another },
]

test.each(acts)(
  '$act is refused to $wrong and done by $right, whose act it is',
  async ({ act, wrong, right, refusal = '403 act-not-allowed', done = '200 overdue', ...more }) => {
    for (const stranger of [neighbour, otherProvince, stack.person('htx-lua-nep')])
      expect(await tried(stranger, late, act, more)).toBe(unknown)
    expect(await tried(stack.person(wrong), late, act, more)).toBe(refusal)
    expect(await tried(stack.person(right), late, act, more)).toBe(done)
  },
)

test('a council’s own term is moved from above, within its rule', async () => {
  expect(await tried(stack.person('decider-city'), atCity, 'extend', { days: 2 })).toBe(
    '200 overdue',
  )
  const [moved] = (await board(stack.person('officer-city'), 'any')).filter(
    ({ id }) => id === atCity.id,
  )
  expect(moved?.dueAt?.localeCompare(atCity.dueAt ?? '')).toBe(1)
})

test('many at once are tried without a trace first, and each row has its own answer', async () => {
  const many = async (person: Person, dryRun: boolean): Promise<BulkAnswer> => {
    const ids = [alsoLate.id, atCity.id, 'none']
    const body = { act: 'remind', ids, reason, dryRun, commandId: randomUUID() }
    return person.post(BulkAnswer, '/api/supervision/bulk', body)
  }
  const outcomes = ({ items }: BulkAnswer): string[] =>
    items.map(({ outcome, code }) => (code ? `${outcome} ${code}` : outcome))
  const city = stack.person('officer-city')
  const others = ['refused act-not-allowed', 'refused step-unknown']
  expect(outcomes(await many(city, true))).toEqual(['would-do', ...others])
  const touched = async () =>
    (await board(city, 'any')).find(({ id }) => id === alsoLate.id)?.lastTouch ?? null
  expect(await touched()).toBeNull()
  expect(outcomes(await many(city, false))).toEqual(['done', ...others])
  expect(await touched()).toMatchObject({ act: 'remind' })
  expect(outcomes(await many(neighbour, false))).toEqual(Array(3).fill('refused step-unknown'))
})
