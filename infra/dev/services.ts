/** The seven services, in the order of their ports. */
export const serviceNames = [
  'identity',
  'programme',
  'dossiers',
  'files',
  'support-payments',
  'catalogue',
  'supervision',
] as const

export type ServiceName = (typeof serviceNames)[number]

/** A value for each service. */
export const services = <Value>(
  make: (name: ServiceName) => Value,
): Readonly<Record<ServiceName, Value>> => ({
  identity: make('identity'),
  programme: make('programme'),
  dossiers: make('dossiers'),
  files: make('files'),
  'support-payments': make('support-payments'),
  catalogue: make('catalogue'),
  supervision: make('supervision'),
})

/** The service's schema and role in PostgreSQL. */
export const schemaOf = (name: ServiceName): string => name.replaceAll('-', '_')

/** The variable that carries a service's address, as `SUPPORT_PAYMENTS_URL`. */
export const addressVariable = (name: ServiceName): string => `${schemaOf(name).toUpperCase()}_URL`
