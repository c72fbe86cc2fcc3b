import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { missing, Problem } from '@ocop/kernel/problem'
import type { PersonActor, Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import { isWithin, type UnitRef } from '@ocop/kernel/units'
import { RecordClosure, UnitClosure, UnitClosures } from '../../contract/step-change.ts'
import { signalChanges } from '../intervention/signal.ts'
import type { Needs } from '../needs.ts'
import { recordClosure } from './record-store.ts'
import { closuresWithin } from './store.ts'

/** Who says that a unit is closed: its head and its administrator, and those of the units above it. */
const heads: ReadonlySet<Role> = new Set<Role>(['decision-maker', 'administrator'])
const readers: ReadonlySet<Role> = new Set<Role>([
  ...heads,
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
])

const ClosureQuery = z.strictObject({ unit: z.string().max(60).optional() })

/** Days on which a unit is closed by flood, fire or a move: no working days of its open steps, nor of those to come. */
export const closureRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/closures',
      summary: 'Record days on which a unit is closed; the due times of its open steps move',
      access: 'person',
      body: RecordClosure,
      answer: UnitClosure,
    },
    async ({ body, req }) => {
      const actor = personIn(req)
      const unit = await unitNamed(needs, body.unit)
      const post = demandHead(actor, unit)
      if (body.to < body.from || daysApart(body) > 60)
        throw new Problem('invalid', 'closure-days', 'A closure lasts from one day to sixty.')
      const closure = await recordClosure(needs, { ...body, unit, post, personId: actor.personId })
      await signalChanges(needs).catch(() => undefined)
      return closure
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/closures',
      summary: 'Closed days of the units one oversees, the latest first',
      access: 'person',
      query: ClosureQuery,
      answer: UnitClosures,
    },
    async ({ query, req }) => {
      const paths = personIn(req)
        .posts.filter(({ role }) => readers.has(role))
        .map(({ unit }) => unit.path)
      return { items: await closuresWithin(needs.db, paths, query.unit) }
    },
  )
}

const unitNamed = async ({ directory }: Needs, code: string): Promise<UnitRef> => {
  if (!/^[a-z0-9-]+$/.test(code)) throw missing('unit')
  return directory.unitAt(code)
}

/** @throws forbidden when none of the person's posts heads the unit or one above it */
const demandHead = ({ posts }: PersonActor, unit: UnitRef): Post => {
  const head = posts.find((post) => heads.has(post.role) && isWithin(unit.path, post.unit.path))
  if (head) return head
  throw new Problem('forbidden', 'closure-not-yours', 'Only the unit’s head or one above may.')
}

const daysApart = ({ from, to }: { readonly from: string; readonly to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
