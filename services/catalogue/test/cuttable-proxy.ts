import { connect, createServer, type Socket } from 'node:net'

export type CuttableProxy = {
  readonly url: string
  /** Breaks every connection, in the middle of whatever passes, and refuses new ones. */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** Stands before a server so that a test can take it away at any moment without ending it for others. */
export const cuttableProxy = async (target: URL): Promise<CuttableProxy> => {
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((inner) => {
    if (isCut) return void inner.resetAndDestroy()
    const outer = connect(Number(target.port || '80'), target.hostname)
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => void open.delete(one))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')
  const breakAll = (): void => open.forEach((socket) => void socket.resetAndDestroy())
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true
      breakAll()
    },
    mend: () => {
      isCut = false
    },
    close: () => {
      breakAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
