import { afterAll, beforeAll, expect, test } from 'vitest'
import { InspectionPage } from '../../contract/inspection.ts'
import { Recognitions } from '../../contract/recognition.ts'
import { publishPending } from '../publication/publish.ts'
import { certificatesOf, conclusion } from '../test-certificates.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { endedDistrictOf, endReason, firstOfJuly } from '../test-ended-district.ts'
import { units, type Who } from '../test-people.ts'
import { productWith } from '../test-recognised.ts'
import { refusal } from '../test-walk.ts'

const { haiPhong, huyenKimThanh, kimThanh, kimThanhThen } = units

let server: DossiersServer
let district: ReturnType<typeof endedDistrictOf>
let certificates: ReturnType<typeof certificatesOf>
beforeAll(async () => {
  server = await dossiersServer()
  server.wall.now = '2025-05-05T02:00:00.000Z'
  district = endedDistrictOf(server)
  certificates = certificatesOf(server)
  await district.tiers.councils()
})
afterAll(() => server.stop())

const there = Array.from({ length: 3 }, () => kimThanhThen.path)
const here = Array.from({ length: 3 }, () => kimThanh.path)

test('a recognised product of an ended unit is shown before it moves, with its certificate, and only with its unit', async () => {
  const product = await district.recognised()
  const ofProduct = ({ items }: Awaited<ReturnType<typeof district.preview>>) =>
    items.find(({ productId }) => productId === product.productId)
  expect(ofProduct(await district.preview('province'))).toBeUndefined()
  const query = `unit=${huyenKimThanh.code}&on=2025-07-01`
  expect(ofProduct(await district.preview('province', query))).toMatchObject({
    certificateNumber: product.number,
    from: kimThanhThen,
    to: kimThanh,
    article: expect.stringContaining('72/2025/QH15'),
    orphan: null,
  })
  expect((await district.preview('province', `regime=148-2023&on=2025-07-01`)).total).toBe(0)
  expect((await district.preview('otherProvince', query)).total).toBe(0)
  expect((await district.preview('stranger', query)).total).toBe(0)
})

test('the successor province sees the certificate, plans its inspections and revokes it; the old one’s people no longer can', async () => {
  const product = await district.recognised()
  const { number } = product
  server.wall.now = firstOfJuly
  expect(await district.certificatesOf('officerThen')).toContain(number)
  expect(await district.certificatesOf('province')).not.toContain(number)
  expect(refusal(await certificates.act('province', number, 'revocation-cases'))).toEqual([
    404,
    'certificate-unknown',
  ])
  expect(await district.planned('province', haiPhong.code, 4)).toBe(0)

  expect(await district.placesOf(product)).toEqual(there)
  expect((await district.run()).done).toBe(true)
  expect(await district.placesOf(product)).toEqual(here)

  expect(await district.certificatesOf('officerThen')).not.toContain(number)
  expect(await district.certificatesOf('province')).toContain(number)
  const inspections = async (who: Who): Promise<string[]> => {
    const { items } = await server.as(who).read('/inspections?pageSize=100', InspectionPage)
    return items.map(({ id }) => id)
  }
  expect(await inspections('province')).toContain(product.inspectionId)
  expect(await inspections('officerThen')).not.toContain(product.inspectionId)
  expect(await district.planned('province', haiPhong.code, 4)).toBeGreaterThan(0)
  expect((await certificates.view(number)).acts.at(-1)).toMatchObject({
    act: 'transfer',
    facts: { from: kimThanhThen, to: kimThanh, reason: endReason },
  })

  const found = { ...conclusion, concludedOn: '2025-07-01' }
  for (const who of ['officerThen', 'otherProvince', 'stranger'] as const)
    expect(
      refusal(await certificates.act(who, number, 'revocation-cases', { conclusion: found })),
    ).toEqual([404, 'certificate-unknown'])
  done(await certificates.act('province', number, 'revocation-cases', { conclusion: found }))
  done(await certificates.act('province', number, 'revocation-submissions'))
  const decided = { decidedOn: '2025-07-01' }
  done(await certificates.act('decider', number, 'revocation', decided))
  expect((await certificates.view(number)).standing).toBe('revoked')
})

test('the catalogue hears of the new commune and province; number, code and the old names stay', async () => {
  const product = await district.recognised()
  const shown = () =>
    server.neighbours.shown.findLast(({ productId }) => productId === product.productId)
  const before = shown()
  server.wall.now = firstOfJuly
  await district.run()
  await publishPending(server.needs)
  expect(shown()).toMatchObject({
    version: (before?.version ?? 0) + 1,
    provinceCode: '31',
    communeCode: kimThanh.code,
    formerPlaces: ['xã Kim Thành', 'huyện Kim Thành', 'tỉnh Hải Dương'],
    certificate: { number: before?.certificate.number },
  })
})

test('what the ended unit had recognised stays its plan’s, and is known at the successor’s too', async () => {
  const { number } = await district.recognised()
  server.wall.now = firstOfJuly
  await district.run()
  const token = await server.serviceToken('programme')
  for (const path of [huyenKimThanh.path, kimThanh.path]) {
    const query = `plan=kim-thanh-2025&unitPath=${path}`
    const answer = await server.send('GET', `/internal/recognitions?${query}`, { token })
    const { items } = Recognitions.parse(done(answer))
    expect(items.map(({ certificateNumber }) => certificateNumber)).toContain(number)
  }
})

test('a product without a successor commune is an orphan and stays; one whose certificate has ended is none of it', async () => {
  server.wall.now = firstOfJuly
  const placed = async (validTo: string): Promise<string> => {
    const { productId } = await productWith(server.db, { stars: 3, validTo })
    await server.db
      .updateTable('product')
      .set({ unitCode: huyenKimThanh.code, unitPath: huyenKimThanh.path })
      .where('id', '=', productId)
      .execute()
    return productId
  }
  const [productId] = [await placed('2026-12-31'), await placed('2025-06-30')]
  const ran = await district.run(undefined, 'ministryOfficer')
  expect(ran.products).toMatchObject([
    { productId, to: null, outcome: 'orphan', code: 'successor-unknown' },
  ])
  expect(ran).toMatchObject({ done: true, counts: { orphan: 1, moved: 0 } })
  const stranger = await server.as('otherProvince').get(`/transfers/${ran.id}`)
  expect(refusal(stranger)).toEqual([404, 'transfer-unknown'])
})
