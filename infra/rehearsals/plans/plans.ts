import type { RehearsalPlan } from '../plan.ts'
import { baTo2025 } from './ba-to-2025.ts'
import { chuSe2025 } from './chu-se-2025.ts'
import { dakGlei2025 } from './dak-glei-2025.ts'
import { kimThanh2025 } from './kim-thanh-2025.ts'
import { kimThanh2026 } from './kim-thanh-2026.ts'
import { lamVy2025 } from './lam-vy-2025.ts'

/** Every plan that can be rehearsed, by name. */
export const plans: ReadonlyMap<string, RehearsalPlan> = new Map(
  [kimThanh2026, kimThanh2025, dakGlei2025, baTo2025, chuSe2025, lamVy2025].map((plan) => [
    plan.plan,
    plan,
  ]),
)
