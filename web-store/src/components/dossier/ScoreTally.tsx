import { useEffect, useState } from 'react'
import { criteriaOf, type GradableSheet } from '@ocop/dossiers/contract/criteria'
import { grade, gradeCouncil, type Mean } from '@ocop/dossiers/contract/grade'
import { dossierTexts } from '../../i18n/vi/desk-dossier.ts'
import { choicesOf, readKnockouts, readMarks, unmarked } from '../../lib/desk/marks-form.ts'

type Props = {
  readonly sheet: GradableSheet
  /** The form whose card is graded, and its values as the page was made. */
  readonly formId: string
  readonly initial: Readonly<Record<string, string>>
  /** A council's mean, which gives the band; without it the card's own total does. */
  readonly mean?: Mean | undefined
}

const t = dossierTexts.tally
const number = new Intl.NumberFormat('vi-VN')

/**
 * The running grade of the card beside it, by the same function that grades for real. The server writes it for the card
 * as kept; with script it follows every choice.
 */
export const ScoreTally = ({ sheet, formId, initial, mean }: Props) => {
  const [values, setValues] = useState(initial)
  useEffect(() => follow(formId, setValues), [formId])
  const marks = readMarks(sheet, values)
  const left = unmarked(sheet, marks).length
  const card = { choices: choicesOf(sheet, marks), knockouts: readKnockouts(sheet, values) }
  const result = mean?.count ? gradeCouncil(sheet, mean, card) : grade(sheet, card)
  const rejections = sheet.knockouts.filter(({ code }) => result.rejectedBy.includes(code))
  return (
    <section className="tally" aria-label={t.label}>
      <p className="tally-line" role="status">
        <strong>{t.points(number.format(result.total))}</strong>
        <strong>{rejections.length ? t.rejected : t.stars(number.format(result.stars))}</strong>
        <span>{left ? t.left(number.format(left)) : t.done}</span>
      </p>
      {rejections.length > 0 && (
        <p>
          {t.because} {rejections.map(({ vi }) => vi).join('; ')}
        </p>
      )}
      {result.missing.length === 0 && rejections.length === 0 && <p>{t.top}</p>}
      <Missing sheet={sheet} missing={result.missing} />
    </section>
  )
}

/** Calls back with the form's values after every change. @returns how to stop */
const follow = (formId: string, tell: (values: Readonly<Record<string, string>>) => void) => {
  const form = document.getElementById(formId)
  if (!(form instanceof HTMLFormElement)) return undefined
  const read = (): void => {
    const texts = [...new FormData(form)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    tell(Object.fromEntries(texts))
  }
  read()
  form.addEventListener('change', read)
  return () => form.removeEventListener('change', read)
}

type MissingProps = Pick<Props, 'sheet'> & { readonly missing: ReturnType<typeof grade>['missing'] }

const Missing = ({ sheet, missing }: MissingProps) => {
  const [first] = missing
  if (!first) return null
  const titles = new Map(
    criteriaOf(sheet).map(({ code, titleVi }) => [code, `${code}. ${titleVi}`]),
  )
  return (
    <details>
      <summary>{t.missing(number.format(first.stars))}</summary>
      <ul>
        {missing.map(({ criterion, needs, has }) => (
          <li key={criterion}>
            {criterion === 'total' ? (
              t.total(number.format(needs), number.format(has))
            ) : (
              <a href={`#mark-${criterion}`}>
                {t.gate(
                  titles.get(criterion) ?? criterion,
                  number.format(needs),
                  number.format(has),
                )}
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
