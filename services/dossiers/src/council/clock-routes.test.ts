import { afterAll, beforeAll, expect, test } from 'vitest'
import { EnteredStep } from '../../contract/process.ts'
import { EnteredProcessStep } from '../../contract/processes.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { foundCityCouncil, roundOn } from '../test-round.ts'
import { walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await foundCityCouncil(server, {
    remindAt: [0.25],
    ladder: [{ afterWorkingDays: 2, role: 'decision-maker', at: 'same-unit' }],
  })
})
afterAll(() => server.stop())

const nameOf = ({ id }: { readonly id: string }): string | undefined => id.split(':').at(-1)

/** Asks for the step a dossier stands at once more, as its process does. */
const marksNow = async (id: string) => {
  const { processVersion, step } = await server.db
    .selectFrom('dossier')
    .select(['processVersion', 'step'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!step) throw new Error('The dossier stands at no step')
  const place = { dossierId: id, level: 'province', attempt: 1, scoring: 1 }
  const entry = { ...place, step: step.step, visit: 1, at: server.wall.now, processVersion }
  const { opened } = EnteredStep.parse(done(await server.internally('/process/steps', entry)))
  return opened
}

test('a council’s own reminders and ladder are those of its steps, and of no other office’s', async () => {
  const id = await walk.atProvince(await walk.lodged())
  expect((await marksNow(id)).marks.map(nameOf)).toEqual([
    ...['reminder-50', 'reminder-75', 'due', 'rung-1', 'rung-2'],
  ])
  await walk.must('province', id, 'accept')
  await walk.must('adviser', id, 'advisory-report')
  const { marks } = await marksNow(id)
  expect(marks.map(nameOf)).toEqual(['reminder-25', 'due', 'rung-1'])
})

test('a round reminds by the statute of the council that holds it', async () => {
  const round = await roundOn(server).planned({
    dossiers: [await walk.toRound(await walk.lodged())],
  })
  const { workflowId } = await server.db
    .selectFrom('processRun')
    .select('workflowId')
    .where('subjectId', '=', round)
    .executeTakeFirstOrThrow()
  const plan = {
    step: 'round-convening',
    titleVi: 'Triệu tập Hội đồng',
    holder: { role: 'council-secretary', at: 'province' },
    allowance: {
      ...{ days: 10, kind: 'working', from: 'opening', source: 'statute' },
      article: 'quy chế mẫu',
    },
    acts: ['convene'],
  }
  const entry = { workflowId, plan, visit: 1, at: server.wall.now, processVersion: 1 }
  const { opened } = EnteredProcessStep.parse(
    done(await server.internally('/processes/steps', entry)),
  )
  expect(opened.marks.map(nameOf)).toEqual(['reminder-25', 'due', 'rung-1'])
})
