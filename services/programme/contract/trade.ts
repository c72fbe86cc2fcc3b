import { z } from 'zod'
import { UnitCode } from '@ocop/identity/contract/units'
import { Day } from '@ocop/kernel/days'
import { CommandHead, CommandId } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'
import { UnitRef } from '@ocop/kernel/units'

const Text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/, 'Text without zero bytes.')
const ProvinceCode = z.string().regex(/^\d{2}$/)
/** Who announced a record. */
const Announcer = z.object({ code: z.string(), name: z.string() })

export const TradeEventKind = z.enum(['fair', 'week', 'conference', 'other'])
export type TradeEventKind = z.infer<typeof TradeEventKind>

const eventFields = {
  kind: TradeEventKind,
  title: Text(200),
  place: Text(300),
  provinceCode: ProvinceCode,
  from: Day,
  to: Day,
  note: Text(2_000).nullable(),
}
const endsLater = ({ from, to }: { from: string; to: string }): boolean => to >= from
const endsLaterFault = { message: 'It ends on or after the day it begins.', path: ['to'] }

/** A fair, a week of goods or a meeting of supply and demand (hội chợ, tuần hàng, kết nối cung cầu). */
export const TradeEvent = z.object({
  ...eventFields,
  id: z.uuid(),
  version: z.number(),
  state: z.enum(['announced', 'cancelled']),
  announcedBy: Announcer,
})
export type TradeEvent = z.infer<typeof TradeEvent>

export const AnnounceTradeEvent = z
  .strictObject({ commandId: CommandId, ...eventFields })
  .refine(endsLater, endsLaterFault)
export type AnnounceTradeEvent = z.infer<typeof AnnounceTradeEvent>
export const ChangeTradeEvent = CommandHead.extend({
  ...eventFields,
  state: TradeEvent.shape.state,
}).refine(endsLater, endsLaterFault)
export type ChangeTradeEvent = z.infer<typeof ChangeTradeEvent>

/** `when` absent: what has not ended on the wall clock's day and was not cancelled, the next first. */
export const TradeEventQuery = z.strictObject({
  province: ProvinceCode.optional(),
  when: z.enum(['coming', 'any']).default('coming'),
  ...PageQuery.shape,
})

const pointFields = {
  name: Text(200),
  address: Text(300),
  hours: Text(200).nullable(),
}

/** A place that shows and sells recognised products (điểm giới thiệu và bán sản phẩm). */
export const PointOfSale = z.object({
  ...pointFields,
  id: z.uuid(),
  version: z.number(),
  state: z.enum(['open', 'closed']),
  /** Where it is, as exactly as it was told: a commune, or the district or province it lies in. */
  unit: UnitRef,
  provinceCode: z.string(),
  openedOn: Day,
  closedOn: Day.nullable(),
  announcedBy: Announcer,
  clockId: z.string(),
  realm: Realm,
})
export type PointOfSale = z.infer<typeof PointOfSale>

const toldOfPoint = {
  ...pointFields,
  /** The code of the unit it is in. */
  unit: UnitCode,
  /** Absent: today, on its clock; of a change: as it stands. */
  openedOn: Day.optional(),
}
export const AnnouncePointOfSale = z.strictObject({
  commandId: CommandId,
  ...toldOfPoint,
  /** A rehearsal's stepped clock; absent: the live clock. */
  clockId: z.string().max(100).optional(),
})
export type AnnouncePointOfSale = z.infer<typeof AnnouncePointOfSale>
/** One that closes has closed on the day of the command, on its clock; one opened again has not. */
export const ChangePointOfSale = CommandHead.extend({
  ...toldOfPoint,
  state: PointOfSale.shape.state,
})
export type ChangePointOfSale = z.infer<typeof ChangePointOfSale>

/** `state` absent: those open. */
export const PointOfSaleQuery = z.strictObject({
  province: ProvinceCode.optional(),
  state: z.enum(['open', 'any']).default('open'),
  ...PageQuery.shape,
})
