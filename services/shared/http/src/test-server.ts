import { createServer, type RequestListener } from 'node:http'

export type TestServer = { readonly url: string; readonly close: () => Promise<void> }

/** Serves an app (or any handler) on a free local port until `close`. */
export const testServer = async (handler: RequestListener): Promise<TestServer> => {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The test server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
