import { createServer } from 'node:net'
import { z } from 'zod'
import { Trouble } from './trouble.mjs'

const usual = {
  web: 4321,
  identity: 4101,
  programme: 4102,
  dossiers: 4103,
  files: 4104,
  'support-payments': 4105,
  catalogue: 4106,
  supervision: 4107,
  temporal: 7233,
  'temporal-ui': 8233,
  s3: 9000,
  meili: 7700,
  postgres: 54_329,
  /** How the worker says that it polls. */
  worker: 4110,
} as const

export type PortName = keyof typeof usual
export type Ports = Readonly<Record<PortName, number>>

export const portNames = Object.keys(usual).filter((name): name is PortName => name in usual)

/** The variable that changes a port, as `SUPPORT_PAYMENTS_PORT`. */
export const portVariable = (name: PortName): string =>
  `${name.toUpperCase().replaceAll('-', '_')}_PORT`

const Port = z.coerce.number().int().min(1).max(65_535)

/** The usual ports, each changeable by its variable, all of them shifted by `OCOP_PORT_OFFSET`. */
export const portsFrom = (environment: NodeJS.ProcessEnv): Ports => {
  const offset = Number(environment['OCOP_PORT_OFFSET'] ?? 0)
  return portsOf((name) => {
    const variable = portVariable(name)
    const parsed = Port.safeParse(environment[variable] ?? usual[name] + offset)
    if (parsed.success) return parsed.data
    throw new Trouble(
      `${variable} (with OCOP_PORT_OFFSET, when that is set) must give a port between 1 and 65535. Correct it or leave it out.`,
    )
  })
}

const portsOf = (choose: (name: PortName) => number): Ports => ({
  web: choose('web'),
  identity: choose('identity'),
  programme: choose('programme'),
  dossiers: choose('dossiers'),
  files: choose('files'),
  'support-payments': choose('support-payments'),
  catalogue: choose('catalogue'),
  supervision: choose('supervision'),
  temporal: choose('temporal'),
  'temporal-ui': choose('temporal-ui'),
  s3: choose('s3'),
  meili: choose('meili'),
  postgres: choose('postgres'),
  worker: choose('worker'),
})

/** The ports the parts of the Temporal server use among themselves. */
export const temporalPorts = (frontend: number) => ({
  frontend,
  http: frontend + 10,
  history: frontend + 1,
  matching: frontend + 2,
  worker: frontend + 6,
  // The server keeps membership ports in a two-byte column, so they must stay below 32768.
  membership: [0, 1, 2, 6].map((step) => 6_933 + ((frontend - 7_233 + 24_989) % 24_989) + step),
})

/** Everything that will be listened on, with the variable that moves it. */
export const listening = (
  ports: Ports,
  used: readonly PortName[],
): [port: number, what: string][] =>
  used.flatMap((name): [number, string][] => {
    const own: [number, string] = [ports[name], portVariable(name)]
    if (name !== 'temporal') return [own]
    const { http, history, matching, worker, membership } = temporalPorts(ports.temporal)
    return [
      own,
      ...[http, history, matching, worker, ...membership].map((port): [number, string] => [
        port,
        own[1],
      ]),
    ]
  })

/** @throws Trouble naming each port that somebody else listens on, and how to choose another */
export const requireFree = async (ports: Ports, used: readonly PortName[]): Promise<void> => {
  const wanted = listening(ports, used)
  const free = await Promise.all(wanted.map(([port]) => isFree(port)))
  const taken = wanted.filter((_, index) => !free[index])
  if (taken.length === 0) return
  const [[port, variable] = [0, ''], ...others] = taken
  const more =
    others.length > 0
      ? ` (and ${others.length} more: ${others.map(([each]) => each).join(', ')})`
      : ''
  throw new Trouble(
    `Port ${port} is taken by another program${more}. Stop that program, or choose other ports: ${variable}=${port + 1_000} npm start for this one, OCOP_PORT_OFFSET=3000 npm start for all.`,
  )
}

/** Whether nobody listens on a port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    )
  })

const blockSize = 60

/** A block of free ports, below those the system hands out by itself and below the server's limit. */
export const freePorts = async (): Promise<Ports> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const first = 15_000 + Math.floor(Math.random() * 200) * blockSize
    const ports = portsOf((name) => first + (name === 'temporal' ? 20 : portNames.indexOf(name)))
    const wanted = listening(ports, portNames)
    const free = await Promise.all(wanted.map(([port]) => isFree(port)))
    if (free.every(Boolean)) return ports
  }
  throw new Trouble(
    'No block of free ports was found. Stop some programs and run the command again.',
  )
}

/** One free port. */
export const freePort = async (): Promise<number> => (await freePorts()).web
