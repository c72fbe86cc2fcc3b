import type { ConflictView, CouncilView } from '@ocop/dossiers/contract/council'
import { expect, test } from 'vitest'
import { declaredLine, liftable, liftedLine, othersTakingPart, whyLine } from './conflicts.ts'

const dossierId = '5ebaea8d-d6ba-41a2-a093-e0e00721710d'
const council: CouncilView = {
  id: dossierId,
  unit: '31',
  level: 'province',
  name: 'Hội đồng',
  issuer: 'Chủ tịch UBND thành phố',
  decisionNumber: '77/QĐ-UBND',
  statute: null,
  seats: [
    { personId: 'chair', agency: 'UBND thành phố', seat: 'chair', scoring: true },
    { personId: 'member', agency: 'Sở Công Thương', seat: 'member', scoring: true },
    { personId: 'adviser', agency: 'Sở Y tế', seat: 'member', scoring: true },
    { personId: 'secretary', agency: 'Chi cục', seat: 'secretary', scoring: false },
  ],
}
const declared: ConflictView = {
  dossierId,
  personId: 'member',
  ground: 'kinship',
  reason: 'Anh ruột của chủ thể',
  declaredBy: 'member',
  declaredAt: '2026-11-26T02:05:00.000Z',
}
const byRule: ConflictView = {
  dossierId,
  personId: 'adviser',
  ground: 'two-posts',
  reason: null,
  declaredBy: null,
  declaredAt: null,
}
const list = { items: [declared, byRule], lifted: [], allowedActs: [] }

test('a conflict is declared about somebody else who takes part, not about oneself or who keeps out already', () => {
  expect(othersTakingPart({ list, council }, 'chair')).toEqual([
    { value: 'secretary', label: 'Thư ký, Chi cục' },
  ])
  expect(othersTakingPart({ list, council: undefined }, 'chair')).toEqual([])
})

test('what follows from the record is not offered to be lifted, nor one’s own', () => {
  expect(liftable({ list, council }, 'chair')).toEqual([
    { value: 'member', label: 'Ủy viên, Sở Công Thương' },
  ])
  expect(liftable({ list, council }, 'member')).toEqual([])
})

test('a record says on what ground and why, who declared it and when', () => {
  expect(whyLine(declared)).toBe('Quan hệ gia đình, họ hàng: Anh ruột của chủ thể')
  expect(declaredLine(council, declared)).toBe('Tự khai báo, 09:05, 26/11/2026')
  const bySecretary = { ...declared, declaredBy: 'secretary' }
  expect(declaredLine(council, bySecretary)).toContain('Thư ký, Chi cục; 09:05')
  const byDecider = { ...declared, declaredBy: 'decider' }
  expect(declaredLine(council, byDecider)).toContain('người quyết định kết quả')
})

test('a conflict by rule names its ground and that nobody declared it', () => {
  expect(whyLine(byRule)).toBe('Đã xử lý hồ sơ này ở chức vụ khác')
  expect(declaredLine(council, byRule)).toMatch(/không cần khai báo/)
})

test('a lifted one says who lifted it and when', () => {
  const lifted = {
    ...declared,
    liftedBy: 'chair',
    liftedAt: '2026-11-26T03:00:00.000Z',
    liftReason: 'Khai nhầm người',
  }
  expect(liftedLine(council, lifted)).toBe('Người gỡ: Chủ tịch, UBND thành phố; 10:00, 26/11/2026')
})
