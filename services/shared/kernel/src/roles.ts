import { z } from 'zod'

/** Posts (chức vụ) the platform knows; what each may do is decided by the service that owns the act. */
export const roles = [
  'producer',
  'consultant',
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'advisory-team-member',
  'council-member',
  'council-secretary',
  'council-chair',
  'decision-maker',
  'ministry-officer',
  'finance-officer',
  'approver',
  'market-inspector',
  'administrator',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>
