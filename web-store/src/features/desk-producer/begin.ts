import type { NewDossier } from '@ocop/dossiers/contract/dossier'
import { DossierKind } from '@ocop/dossiers/contract/regime'
import { producerTexts } from '../../i18n/vi/desk-producer.ts'

type Values = Readonly<Record<string, string>>
export type Begun =
  | { readonly wish: NewDossier; readonly faults?: never }
  | { readonly wish?: never; readonly faults: Readonly<Record<string, string>> }

const t = producerTexts.begin.faults

/** What a filled-in form for a new dossier asks for, or which of its fields are at fault. */
export const readBeginning = (values: Values): Begun => {
  const kind = DossierKind.safeParse(values['kind'])
  if (!kind.success) return { faults: { kind: t.kind, ...newProductFaults(values) } }
  if (kind.data !== 'first') return ofRecognised(kind.data, values)
  const faults = newProductFaults(values)
  if (Object.keys(faults).length) return { faults }
  return {
    wish: {
      ...headOf(values),
      kind: 'first',
      product: { name: values['name'] ?? '', sheet: sheetIn(values) },
    },
  }
}

const ofRecognised = (kind: NewDossier['kind'], values: Values): Begun =>
  values['product']
    ? { wish: { ...headOf(values), kind, product: { id: values['product'] } } }
    : { faults: { product: t.product } }

/** The command's id, so that a form sent twice begins one draft. */
const headOf = ({ commandId }: Values): Pick<NewDossier, 'commandId'> =>
  commandId ? { commandId } : {}

const sheetIn = (values: Values): number => Number(values['sheet'] ?? 0)

const newProductFaults = (values: Values): Readonly<Record<string, string>> => ({
  ...((values['name'] ?? '').length < 2 ? { name: t.name } : {}),
  ...(sheetIn(values) >= 1 && sheetIn(values) <= 26 ? {} : { sheet: t.sheet }),
})
