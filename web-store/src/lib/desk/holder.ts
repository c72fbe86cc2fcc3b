import type { Role } from '@ocop/kernel/roles'
import type { UnitRef } from '@ocop/kernel/units'
import { dossierTexts } from '../../i18n/vi/desk-dossier.ts'

/** A post at a unit as people say it: "Chủ tịch UBND thành phố Hải Phòng". A producer's post is its organisation. */
export const holderText = (
  { role, unit }: { readonly role: Role; readonly unit: UnitRef },
  producer?: string,
): string => {
  const { roles, minister } = dossierTexts
  if (role === 'producer') return producer ? `${roles.producer}: ${producer}` : roles.producer
  if (role === 'decision-maker')
    return unit.level === 'ministry' ? `${minister}, ${unit.name}` : `${roles[role]} ${unit.name}`
  return `${roles[role]}, ${unit.name}`
}
