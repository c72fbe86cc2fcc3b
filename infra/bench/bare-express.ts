import express from 'express'

/** The reference: an Express route that does nothing but answer as many bytes as a page has. */
const text = 'x'.repeat(Number(process.env['BODY_BYTES'] ?? 12_000))
express()
  .disable('x-powered-by')
  .get('/', (_req, res) => void res.type('html').send(text))
  .listen(Number(process.env['PORT']), '127.0.0.1')
