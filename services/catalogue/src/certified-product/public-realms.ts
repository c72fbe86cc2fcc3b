import type { Mode, Realm } from '@ocop/kernel/realm'

/** Realms the public may see: in production a rehearsal reaches no page. */
export const publicRealms = (mode: Mode): readonly Realm[] =>
  mode === 'production' ? ['live'] : ['live', 'rehearsal']
