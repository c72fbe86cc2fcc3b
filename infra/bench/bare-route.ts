import express from 'express'

/** A route that only sends a text as long as a list's answer: what Express and the machine cost by themselves. */
const body = JSON.stringify({
  items: Array.from({ length: 20 }, (_, id) => ({ id, text: 'x'.repeat(400) })),
})
const app = express()
app.get('/', (_req, res) => void res.type('json').send(body))
app.listen(Number(process.env['PORT']), '127.0.0.1')
