import { z } from 'zod'
import { CommandId } from '@ocop/kernel/ids'
import { Realm } from '@ocop/kernel/realm'
import { UnitRef } from '@ocop/kernel/units'
import { UnitCode } from './units.ts'

/**
 * Who may be an OCOP subject (QĐ 26/2026/QĐ-TTg, Điều 2): hợp tác xã; tổ hợp tác; doanh nghiệp nhỏ và vừa; trang trại;
 * hộ sản xuất or hộ gia đình with business registration; for tourism also hội, hiệp hội and the like.
 */
export const OrganisationKind = z.enum([
  'cooperative',
  'cooperative-group',
  'small-medium-enterprise',
  'farm',
  'household',
  'association',
])
export type OrganisationKind = z.infer<typeof OrganisationKind>

const line = (longest: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'One line, without control characters')

/** A name as people write it: one line. */
export const Name = line(200)

const described = {
  name: Name,
  kind: OrganisationKind,
  /** Code of the open commune the organisation is in. */
  commune: UnitCode,
  address: line(300),
}

export const NewOrganisation = z.strictObject(described)
export type NewOrganisation = z.infer<typeof NewOrganisation>

/** Entered by an administrator; the realm is the installation's own unless a training record is wanted. */
export const EnterOrganisation = z.strictObject({
  ...described,
  realm: Realm.optional(),
  commandId: CommandId.optional(),
})
export type EnterOrganisation = z.infer<typeof EnterOrganisation>

export const Organisation = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: OrganisationKind,
  unit: UnitRef,
  address: z.string(),
  realm: Realm,
})
export type Organisation = z.infer<typeof Organisation>
