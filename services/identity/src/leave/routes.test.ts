import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PostStandings } from '../../contract/leave.ts'
import {
  asService,
  ministryAdministrator,
  personWith,
  runningIdentity,
  type AskFn,
} from '../../test/running-identity.ts'

let identity: Awaited<ReturnType<typeof runningIdentity>>
let ask: AskFn
let administrator: string

beforeAll(async () => {
  identity = await runningIdentity()
  ;({ ask } = await identity.open())
  administrator = await ministryAdministrator(ask)
})
afterAll(() => identity.stop())

const day = (from: number): string =>
  new Date(Date.now() + 7 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10)
const today = { from: day(0), to: day(2), reason: 'Nghỉ phép năm' }

/** A commune of its own for each test, so that nobody else's posts are in the way. */
const communes = ['10510', '10525', '10532', '10537', '10540', '10543', '10546', '10549', '10552']
const aCommune = (): string => communes.pop() ?? ''

const staffOf = async (unit: string) => {
  const officer = await personWith(ask, administrator, [{ role: 'commune-officer', unit }])
  const colleague = await personWith(ask, administrator, [{ role: 'finance-officer', unit }])
  return { officer, colleague, postId: officer.me.posts[0].id }
}
const rolesOf = async (cookie: string): Promise<string[]> =>
  (await ask('/me', { cookie })).body.posts.map((post: { role: string }) => post.role)
const standing = async (unit: string) => {
  const body = { asked: [{ role: 'commune-officer', unit }] }
  const answer = await ask('/internal/post-standings', { body, bearer: await asService() })
  return PostStandings.parse(answer.body).items[0]
}

test('a deputy acts under the post while its holder is away, and no longer once the leave is ended', async () => {
  const unit = aCommune()
  const { officer, colleague, postId } = await staffOf(unit)
  const body = { ...today, deputy: colleague.me.person.id }
  const { status, body: leave } = await ask(`/posts/${postId}/leaves`, {
    body,
    cookie: officer.cookie,
  })
  expect([status, leave]).toMatchObject([201, { postId, deputy: colleague.me.person.id }])
  expect(await rolesOf(colleague.cookie)).toEqual(['finance-officer', 'commune-officer'])
  expect(await standing(unit)).toMatchObject({
    state: 'on-leave',
    standIn: { as: 'deputy', person: colleague.me.person.id },
  })
  await ask(`/leaves/${leave.id}/end`, { method: 'POST', cookie: officer.cookie })
  expect(await rolesOf(colleague.cookie)).toEqual(['finance-officer'])
  expect(await standing(unit)).toMatchObject({ state: 'held', standIn: null })
})

test('a deputy who loses the own post at the unit loses the deputised one at once', async () => {
  const { officer, colleague, postId } = await staffOf(aCommune())
  const body = { ...today, deputy: colleague.me.person.id }
  await ask(`/posts/${postId}/leaves`, { body, cookie: officer.cookie })
  await ask(`/posts/${colleague.me.posts[0].id}/end`, { method: 'POST', cookie: administrator })
  expect(await rolesOf(colleague.cookie)).toEqual([])
})

test('an ended post is empty, and its turn goes to the head of the unit', async () => {
  const unit = aCommune()
  const { postId } = await staffOf(unit)
  await personWith(ask, administrator, [{ role: 'decision-maker', unit }])
  await ask(`/posts/${postId}/end`, { method: 'POST', cookie: administrator })
  expect(await standing(unit)).toMatchObject({
    state: 'empty',
    standIn: { as: 'head-of-unit', role: 'decision-maker' },
  })
})

test('a leave that is to come gives nobody anything yet', async () => {
  const unit = aCommune()
  const { officer, colleague, postId } = await staffOf(unit)
  const body = { from: day(5), to: day(9), reason: 'Đi học', deputy: colleague.me.person.id }
  await ask(`/posts/${postId}/leaves`, { body, cookie: officer.cookie })
  expect(await rolesOf(colleague.cookie)).toEqual(['finance-officer'])
  expect(await standing(unit)).toMatchObject({ state: 'held' })
})

test('a leave is recorded once per command, and never over another', async () => {
  const { officer, postId } = await staffOf(aCommune())
  const sent = { body: { ...today, commandId: randomUUID() }, cookie: officer.cookie }
  const first = await ask(`/posts/${postId}/leaves`, sent)
  expect((await ask(`/posts/${postId}/leaves`, sent)).body).toEqual(first.body)
  const over = { body: { ...today, from: day(2), to: day(4) }, cookie: officer.cookie }
  expect((await ask(`/posts/${postId}/leaves`, over)).body.code).toBe('leave-overlaps')
})

test('the holder, the head of the unit and its administrators record a leave; a colleague does not, a stranger knows of no post', async () => {
  const unit = aCommune()
  const { colleague, postId } = await staffOf(unit)
  const head = await personWith(ask, administrator, [{ role: 'decision-maker', unit }])
  const stranger = await personWith(ask, administrator, [{ role: 'decision-maker', unit: '52' }])
  const by = async (cookie: string, from: number) =>
    (
      await ask(`/posts/${postId}/leaves`, {
        body: { from: day(from), to: day(from), reason: 'Ốm' },
        cookie,
      })
    ).status
  expect([await by(head.cookie, 1), await by(administrator, 3)]).toEqual([201, 201])
  expect([await by(colleague.cookie, 5), await by(stranger.cookie, 7)]).toEqual([403, 404])
  const seen = async (cookie: string): Promise<number> =>
    (await ask('/leaves', { cookie })).body.items.filter(
      (leave: { postId: string }) => leave.postId === postId,
    ).length
  expect([await seen(colleague.cookie), await seen(stranger.cookie)]).toEqual([2, 0])
})

test('a deputy serves at the unit and is somebody else', async () => {
  const { officer, postId } = await staffOf(aCommune())
  const far = await personWith(ask, administrator, [{ role: 'approver', unit: '52' }])
  for (const deputy of [officer.me.person.id, far.me.person.id]) {
    const answer = await ask(`/posts/${postId}/leaves`, {
      body: { ...today, deputy },
      cookie: officer.cookie,
    })
    expect(answer.body.errors).toMatchObject([{ pointer: '/deputy', code: 'deputy-unfit' }])
  }
})

test('who stands where is for services alone', async () => {
  const answer = await ask('/internal/post-standings', {
    body: { asked: [] },
    cookie: administrator,
  })
  expect(answer.body.code).toBe('route-unknown')
})
