/** The services behind the gateway, by the name in their address. */
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

/** Base address of each service, e.g. `http://127.0.0.1:4103/api/dossiers`. */
export type Peers = Readonly<Record<ServiceName, string>>
