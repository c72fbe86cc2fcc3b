import type { RehearsalPlan } from '../plan.ts'
import { kimThanh2025 } from './kim-thanh-2025.ts'
import { kimThanh2026 } from './kim-thanh-2026.ts'

/** Every plan that can be rehearsed, by name. */
export const plans: ReadonlyMap<string, RehearsalPlan> = new Map(
  [kimThanh2026, kimThanh2025].map((plan) => [plan.plan, plan]),
)
