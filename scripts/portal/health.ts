import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

type Answer = { status: number; body: string }

/** Waits until the portal says that it is well; gives up with what it last said. */
export async function untilHealthy(port: number, origin: string, patienceMs: number): Promise<void> {
  let last: Answer | undefined
  for (const began = Date.now(); Date.now() - began < patienceMs; await sleep(100)) {
    last = await ask(port, new URL(origin).host)
    if (last?.status === 200) return
  }
  const said = last ? `it answers ${last.status} ${last.body.slice(0, 300)}` : 'it does not answer'
  throw new Error(`The portal did not become ready in ${patienceMs / 1000} s: ${said}.`)
}

// By number, whatever name the portal goes by; it checks the name.
function ask(port: number, host: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/api/health', headers: { host }, timeout: 20_000 }
    const request = http.get(options, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
  })
}
