import { readFileSync } from 'node:fs'
import { InspectionRules, type InspectionType } from '../../contract/inspection.ts'
import type { ProcessStepPlan } from '../../contract/processes.ts'
import type { HolderRule } from '../../contract/regime.ts'

const file = new URL('../../data/inspections.json', import.meta.url)
export const inspectionLaw = InspectionRules.parse(JSON.parse(readFileSync(file, 'utf8')))

export const typeOf = (type: InspectionType): InspectionRules['types'][number] => {
  const found = inspectionLaw.types.find((each) => each.type === type)
  // The schema of the file and of the records share one list of types.
  if (!found) throw new Error(`No inspection ${type}`)
  return found
}

type Kind = { readonly type: InspectionType; readonly stars: number | null }

/** Whose inspection it is: the type's competent post, or the ministry's for what it recognised. */
export const inspectorOf = ({ type, stars }: Kind): HolderRule =>
  stars === inspectionLaw.nationalStars.stars
    ? inspectionLaw.nationalStars.inspector
    : typeOf(type).inspector

const byProducer = new Set(['fixes'])
const producer: HolderRule = { role: 'producer', at: 'producer' }

/** The post that may do an act on an inspection. */
export const ruleFor = (act: string, kind: Kind): HolderRule =>
  byProducer.has(act) ? producer : inspectorOf(kind)

export const inspectionPlans = (kind: Kind): ProcessStepPlan[] =>
  inspectionLaw.steps.map(({ step, titleVi, holder, days, kind: dayKind, article, acts }) => ({
    step,
    titleVi,
    holder: holder === 'producer' ? producer : inspectorOf(kind),
    allowance: { days, kind: dayKind, from: 'opening', source: 'statute', article },
    acts,
  }))
