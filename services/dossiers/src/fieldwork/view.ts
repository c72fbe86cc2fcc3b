import type { Kysely } from 'kysely'
import type { LabTestView, SamplesView, SiteInspectionView } from '../../contract/fieldwork.ts'
import type { Dossier } from '../act/act.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { countSamples, unitsFor } from './sample-rule.ts'

type Db = Kysely<DossierTables>
type Fieldwork = {
  readonly samples: SamplesView
  readonly siteInspections: SiteInspectionView[]
  readonly labTests: LabTestView[]
}

/** What was done outside the office about a dossier. */
export const fieldworkView = async (db: Db, dossier: Dossier): Promise<Fieldwork> => ({
  samples: await samplesOf(db, dossier),
  siteInspections: await siteInspectionsOf(db, dossier),
  labTests: await db
    .selectFrom('labTest')
    .select(['number', 'level', 'attempt', 'laboratory', 'wanted', 'criteria', 'orderedAt'])
    .select(['result', 'reportFileId', 'reportedAt'])
    .where('dossierId', '=', dossier.id)
    .orderBy('number')
    .execute(),
})

const samplesOf = async (db: Db, dossier: Dossier): Promise<SamplesView> => {
  const law = regime(dossier.regime)
  const entries = await db
    .selectFrom('sampleEntry')
    .innerJoin('command', 'command.id', 'sampleEntry.commandId')
    .select(['level', 'kind', 'units', 'condition', 'role', 'unitName', 'sampleEntry.at'])
    .where('sampleEntry.dossierId', '=', dossier.id)
    .orderBy('sampleEntry.at')
    .execute()
  const required = unitsFor(law, dossier.sheetNo)
  const { usable } = countSamples(entries.filter(({ level }) => level === dossier.level))
  const rule = law.samples.levels.find(({ level }) => level === dossier.level)
  const article = rule?.article ?? law.samples.units.article
  return { required, article, missing: Math.max(0, required - usable), entries }
}

const siteInspectionsOf = async (db: Db, { id }: Dossier): Promise<SiteInspectionView[]> => {
  const rows = await db
    .selectFrom('siteInspection')
    .selectAll()
    .where('dossierId', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(({ dossierId: _, ...row }) => ({
    ...row,
    state: row.heldOn ? 'held' : row.reason ? 'called-off' : 'planned',
  }))
}
