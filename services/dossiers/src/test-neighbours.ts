import { randomUUID } from 'node:crypto'
import type { CertifiedProduct } from '@ocop/catalogue/contract/certified-product'
import type { FileRecord } from '@ocop/files/contract/file'
import { missing, Problem } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import type { Needs } from './needs.ts'
import { testEngine } from './test-engine.ts'
import { testLedger } from './test-ledger.ts'
import { organisations, units } from './test-people.ts'

/** What took over on 01/07/2025, by the path of what ended. */
const successors = new Map<string, UnitRef>([
  [units.kimThanhThen.path, units.kimThanh],
  [units.huyenKimThanh.path, units.haiPhong],
  [units.haiDuong.path, units.haiPhong],
])

/** The other services as this one sees them, in memory; each can be put out of order. */
export const testNeighbours = () => {
  const files = new Map<string, FileRecord>()
  const linked: string[] = []
  const told: { clockId: string; now: string }[] = []
  const shown: CertifiedProduct[] = []
  const down = { catalogue: false, listeners: false, ledger: false }
  const engine = testEngine()
  const ledger = testLedger(down)
  /** Products the catalogue does not take, by id. */
  const refused = new Set<string>()

  const needs: Pick<
    Needs,
    'files' | 'directory' | 'clockListeners' | 'shopWindow' | 'engine' | 'ledger'
  > = {
    engine: engine.needs,
    ledger: ledger.needs,
    files: {
      find: async (id) => files.get(id),
      link: async (fileId, dossierId) => void linked.push(`${fileId} ${dossierId}`),
    },
    directory: {
      unitAt: async (path) => {
        const unit = Object.values(units).find((each) => each.path === path || each.code === path)
        if (!unit) throw missing('unit')
        return unit
      },
      unitWithCode: async (code) => {
        const unit = Object.values(units).find((each) => each.code === code)
        if (!unit) throw missing('unit')
        return unit
      },
      endOf: async (path) => {
        const successor = successors.get(path)
        return successor && { dissolvedOn: '2025-07-01', successor }
      },
      organisation: async (id) => {
        const organisation = Object.values(organisations).find((each) => each.id === id)
        if (!organisation) throw missing('organisation')
        return organisation
      },
    },
    clockListeners: {
      tell: async (clockId, now) => {
        if (down.listeners) throw outage('supervision')
        told.push({ clockId, now })
      },
    },
    shopWindow: {
      show: async (product) => {
        if (down.catalogue) throw outage('catalogue')
        if (refused.has(product.productId))
          throw new Problem('invalid', 'body-invalid', 'The catalogue does not take it.')
        const known = shown.filter(({ productId }) => productId === product.productId)
        shown.push(product)
        return known.some(({ version }) => version >= product.version) ? 'unchanged' : 'taken'
      },
    },
  }
  /** An accepted file of an organisation, or of a person who uploads for none. */
  const file = (
    organisationId: string | null = organisations.cooperative.id,
    personId = 'producer',
  ): string => {
    const id = randomUUID()
    files.set(id, {
      id,
      state: 'accepted',
      name: 'giay-to.pdf',
      type: 'application/pdf',
      size: 1_000,
      sha256: 'a'.repeat(64),
      purpose: 'evidence',
      scan: 'not-scanned',
      owner: { personId, organisationId },
      replaces: null,
      replacedBy: null,
      acceptedAt: '2026-06-01T00:00:00.000Z',
    })
    return id
  }
  return { needs, file, linked, told, shown, down, refused, engine, ledger }
}

const outage = (service: string): Problem =>
  new Problem('unavailable', `${service}-unavailable`, 'It cannot be reached just now.')
