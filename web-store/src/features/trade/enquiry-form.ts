import { orNull, publicHead } from '../../lib/public-form.ts'

type Values = Readonly<Record<string, string>>

/** Where a fault of the enquiry stands in its form. */
export const enquiryPointers = {
  '/buyer/name': 'name',
  '/buyer/organisation': 'organisation',
  '/buyer/phone': 'phone',
  '/buyer/email': 'email',
} as const

/** The slugs asked for by an address or a form, each once, at most ten. */
export const slugsIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => text.split(' ')))]
    .filter((slug) => /^[a-z0-9-]{1,200}$/.test(slug))
    .slice(0, 10)

/** The body of an enquiry as its form was filled in. */
export const enquiryBody = (values: Values, products: readonly string[]) => ({
  ...publicHead(values),
  products,
  kind: values['kind'],
  buyer: {
    name: values['name'] ?? '',
    organisation: orNull(values['organisation']),
    phone: orNull(values['phone']),
    email: orNull(values['email']),
  },
  message: values['message'] ?? '',
  quantity: orNull(values['quantity']),
  place: orNull(values['place']),
  wantedBy: orNull(values['wantedBy']),
})
