import { expect, test } from 'vitest'
import type { UnitRef } from '@ocop/kernel/units'
import type { Api } from '../../lib/api.ts'
import { pointUnits } from './point-units.ts'

const communes = Array.from({ length: 114 }, (_, at) => ({
  ...{ code: String(10_700 + at), name: `${at}`, fullName: `xã ${at}`, level: 'commune' },
  ...{ kind: 'commune', parent: '31', parentName: 'thành phố Hải Phòng', state: 'open' },
  path: `vn/31/${10_700 + at}`,
}))

/** Identity's communes of Hải Phòng, at most a hundred to a page. */
const api: Api = {
  get: async (_, path, schema) => {
    const query = new URLSearchParams(path.split('?')[1])
    expect([query.get('under'), query.get('level')]).toEqual(['31', 'commune'])
    const page = Number(query.get('page'))
    const pageSize = Number(query.get('pageSize'))
    expect(pageSize).toBeLessThanOrEqual(100)
    const items = communes.slice((page - 1) * pageSize, page * pageSize)
    return schema.parse({ items, total: communes.length, page, pageSize })
  },
  send: () => Promise.reject(new Error('Nothing is sent')),
}

const office = (level: UnitRef['level'], code: string): UnitRef => ({
  ...{ level, code, name: `đơn vị ${code}`, path: code },
})
const provinces = [
  { code: '31', name: 'thành phố Hải Phòng' },
  { code: '51', name: 'tỉnh Quảng Ngãi' },
]
const codes = async (...offices: UnitRef[]): Promise<readonly string[]> =>
  (await pointUnits(api, offices, provinces)).map(({ code }) => code)

test('a province names itself first and every commune of it, a commune itself, the ministry the provinces', async () => {
  const ofProvince = await codes(office('province', '31'))
  expect(ofProvince).toEqual(['31', ...communes.map(({ code }) => code)])
  expect(await codes(office('commune', '10804'))).toEqual(['10804'])
  expect(await codes(office('ministry', 'vn'))).toEqual(['31', '51'])
})

test('who holds several posts finds each place once', async () => {
  const both = await codes(office('commune', '10701'), office('province', '31'))
  expect(both).toHaveLength(115)
  expect(both[0]).toBe('10701')
})
