import { afterAll, beforeAll, expect, test } from 'vitest'
import { Unit, UnitPage } from '../../contract/units.ts'
import { runningIdentity, type AskFn } from '../../test/running-identity.ts'

let identity: Awaited<ReturnType<typeof runningIdentity>>
let ask: AskFn

beforeAll(async () => {
  identity = await runningIdentity()
  ;({ ask } = await identity.open())
})
afterAll(() => identity.stop())

const total = async (query: string): Promise<number> =>
  UnitPage.parse((await ask(`/units?${query}`)).body).total
const found = async (q: string): Promise<Unit[]> =>
  UnitPage.parse((await ask(`/units?q=${encodeURIComponent(q)}`)).body).items

test('all 34 provinces and 3,321 communes in force are there, and the dissolved ones beside them', async () => {
  expect(await total('level=province')).toBe(34)
  expect(await total('level=commune')).toBe(3321)
  expect(await total('level=ministry')).toBe(1)
  expect(await total('')).toBe(34 + 3321 + 1)
  expect(await total('state=dissolved&level=province')).toBe(29)
  expect(await total('state=dissolved&level=district')).toBe(5)
})

test('a commune merged away stands where it stood, under its district, and leads to the one that holds its land', async () => {
  expect((await found('dak kroong'))[0]).toMatchObject({
    code: 'cu-xa-dak-kroong',
    path: 'vn/cu-kon-tum/cu-huyen-dak-glei/cu-xa-dak-kroong',
    dissolvedOn: '2025-07-01',
    successor: '23374',
  })
  // The new commune often carries the name of one of the old ones; the open one comes first.
  expect((await found('lam vy')).map(({ code }) => code)).toEqual(['05542', 'cu-xa-lam-vy'])
})

test.each(['kim thanh', 'Kim Thành', 'KIM THÀNH', 'Kim Thành'.normalize('NFD')])(
  '%s finds xã Kim Thành and the dissolved district with its successor',
  async (q) => {
    const items = await found(q)
    expect(items.find((unit) => unit.code === '10804')).toEqual({
      code: '10804',
      name: 'Kim Thành',
      fullName: 'xã Kim Thành',
      level: 'commune',
      kind: 'commune',
      parent: '31',
      parentName: 'thành phố Hải Phòng',
      path: 'vn/31/10804',
      state: 'open',
    })
    expect(items.find((unit) => unit.code === 'cu-huyen-kim-thanh')).toMatchObject({
      fullName: 'huyện Kim Thành',
      state: 'dissolved',
      successor: '31',
      path: 'vn/cu-hai-duong/cu-huyen-kim-thanh',
    })
    expect(items[0]?.code).toBe('10804')
  },
)

test('names with đ and with their kind are found without marks', async () => {
  expect((await found('dak glei')).map((unit) => unit.code)).toContain('cu-huyen-dak-glei')
  expect((await found('tinh ha giang'))[0]).toMatchObject({
    code: 'cu-ha-giang',
    successor: '08',
    dissolvedOn: '2025-07-01',
  })
  expect((await found('dac khu'))[0]).toMatchObject({ kind: 'special-zone' })
})

test('names are found as people type them, without apostrophes and hyphens', async () => {
  for (const q of ['ea hleo', "Ea H'leo", 'Ea H’leo'])
    expect((await found(q))[0]?.name).toBe('Ea H’leo')
  expect((await found('ba ria vung tau'))[0]?.code).toBe('cu-ba-ria-vung-tau')
})

test('every path leads through the parents, and every successor is an open unit', async () => {
  const units = await identity.db.selectFrom('unit').selectAll().execute()
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  for (const unit of units) {
    const parent = unit.parentCode === null ? undefined : byCode.get(unit.parentCode)
    expect(unit.path).toBe(parent ? `${parent.path}/${unit.code}` : 'vn')
    if (unit.state === 'dissolved') expect(byCode.get(unit.successorCode ?? '')?.state).toBe('open')
  }
})

test('what lies under a unit is below it, never it, its siblings or a code that begins alike', async () => {
  const communes = await total('under=31')
  expect(communes).toBe(await total('under=31&level=commune'))
  expect(await total('under=vn')).toBe(34 + 3321)
  expect(await total('under=10804')).toBe(0)
  expect(await total('under=khong-co')).toBe(0)
})

test('signs that mean something to the database are only letters of a name', async () => {
  for (const q of ['%', '_', '\\', "'", 'k_m thanh', 'kim%thanh x'])
    expect(await found(q)).toEqual([])
})

test('pages do not overlap and together give everything', async () => {
  const pages = await Promise.all(
    [1, 2].map((page) => ask(`/units?level=province&pageSize=17&page=${page}`)),
  )
  const codes = pages.flatMap(({ body }) => body.items.map((unit: Unit) => unit.code))
  expect(new Set(codes).size).toBe(34)
})

test('a faulty question is refused with its pointer, an unknown unit is missing', async () => {
  const refused = await ask('/units?level=lang&pageSize=101&colour=red')
  expect(refused.status).toBe(422)
  expect(refused.body.errors.map((fault: { pointer: string }) => fault.pointer).toSorted()).toEqual(
    ['/query/colour', '/query/level', '/query/pageSize'],
  )
  expect((await ask('/units?q=%00')).status).toBe(422)
  expect((await ask('/units/00000')).body).toMatchObject({ status: 404, code: 'unit-unknown' })
  expect((await ask('/units/%2e%2e')).status).toBe(404)
  expect(Unit.parse((await ask('/units/vn')).body)).toMatchObject({
    parent: null,
    level: 'ministry',
  })
})
