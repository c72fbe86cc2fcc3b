import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { freePort } from './ports.ts'
import type { Stack } from './stack.ts'

/** Where a test in another process asks for parts to be killed and started again. */
export const Control = z.object({ url: z.url(), token: z.string() })
export type Control = z.infer<typeof Control>

const Order = z.object({ act: z.enum(['kill', 'start']), part: z.string() })

/** Serves the orders of a test stack on this machine, to those who know the token. */
export const serveControl = async (
  stack: Pick<Stack, 'kill' | 'start'>,
  token: string,
): Promise<Control> => {
  const port = await freePort()
  const server = createServer((req, res) => {
    void obey(stack, req, token).then(
      () => res.writeHead(204).end(),
      (error: unknown) =>
        res.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  })
  server.unref()
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${port}/`, token }
}

const obey = async (
  stack: Pick<Stack, 'kill' | 'start'>,
  req: IncomingMessage,
  token: string,
): Promise<void> => {
  if (req.headers.authorization !== `Bearer ${token}`) throw new Error('The token is wrong.')
  const { act, part } = Order.parse(
    JSON.parse(Buffer.concat(await Array.fromAsync(req)).toString()),
  )
  await stack[act](part)
}

/** The other end: kills a part as a power cut would, or starts it again and waits until it serves. */
export const controlOf = ({ url, token }: Control): Pick<Stack, 'kill' | 'start'> => {
  const order =
    (act: 'kill' | 'start') =>
    async (part: string): Promise<void> => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ act, part }),
      })
      if (!answer.ok) throw new Error(await answer.text())
    }
  return { kill: order('kill'), start: order('start') }
}
