import { DossierForm } from '@ocop/dossiers/contract/dossier'

type Values = Readonly<Record<string, string>>

/** The fields of a draft's form that are told in words. */
const worded = Object.keys(DossierForm.shape).filter((name) => name !== 'changes')

/** A draft's form out of the page's fields; what is left empty is not told. */
export const formIn = (values: Values): DossierForm => ({
  ...Object.fromEntries(worded.flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
  ...(values['changes']
    ? {
        changes: [
          {
            text: values['changes'],
            proof: values['changesProof'] ? [values['changesProof']] : [],
          },
        ],
      }
    : {}),
})

/** Where a fault of the form stands on the page. */
export const formPointers: Readonly<Record<string, string>> = {
  ...Object.fromEntries(worded.map((name) => [`/form/${name}`, name])),
  '/form/changes/0/text': 'changes',
  '/form/changes/0/proof': 'changesProof',
}
