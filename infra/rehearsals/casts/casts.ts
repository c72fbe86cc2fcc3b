import type { Cast } from '../cast.ts'
import { kimThanhCast } from './kim-thanh.ts'
import { ministryCast } from './ministry.ts'

/** Who is there from the first start of a demonstration; the casts of other plans come when their plan is played. */
export const firstCasts: readonly Cast[] = [kimThanhCast, ministryCast]
