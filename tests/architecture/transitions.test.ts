import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../infra/dev/places.mjs'
import { afterDecision } from './transitions-certified.ts'
import { fromCouncil } from './transitions-decided.ts'
import { uptoCouncil } from './transitions.ts'

const transitions = [...uptoCouncil, ...fromCouncil, ...afterDecision]

/** What happens in the procedure from the draft to the end of a certificate; nothing of it stands here unproved. */
const procedure = `
  draft-lodged upgrade-lodged re-evaluation-window commune-accepts commune-proposes commune-late
  supplement-asked supplement-answered supplement-lapsed samples fieldwork
  rounds scored scored-again result knocked-out withdrawn
  told recognised not-recognised forwarded returned-by-ministry district-decides commune-meets re-evaluated
  transferred orphaned returned-by-province replaced
  expiring extended revoked suspended inspected recognition-withdrawn`
  .trim()
  .split(/\s+/)

test('every transition of the procedure stands in the list once, with its article', () => {
  expect(transitions.map(({ id }) => id).toSorted()).toEqual(procedure.toSorted())
  expect(transitions.filter(({ article, what }) => !article || !what)).toEqual([])
})

/** Whether a file has a test of this title, as it is written there. */
const hasTest = (file: string, title: string): boolean =>
  existsSync(`${root}/${file}`) &&
  [`'${title}'`, `\`${title}\``, `"${title}"`].some((quoted) =>
    readFileSync(`${root}/${file}`, 'utf8').includes(quoted),
  )

test.each(transitions)('$id is proved by tests that exist', ({ proof }) => {
  const named = Object.entries(proof).flatMap(([file, titles]) =>
    titles.map((title) => ({ file, title })),
  )
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ file, title }) => !hasTest(file, title))).toEqual([])
})
