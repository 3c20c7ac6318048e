import http from 'node:http'

export type Answer = {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
  readonly ms: number
}

/** A browser without JavaScript, as far as a server can tell: one kept connection, one session. */
export class Visitor {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  readonly #port: number
  readonly #headers: Readonly<Record<string, string>>

  constructor(port: number, token?: string) {
    this.#port = port
    this.#headers = {
      host: `localhost:${port}`,
      accept: 'text/html',
      ...(token ? { cookie: `oa-session-${port}=${token}` } : {}),
    }
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path, {}, '')
  }

  /** Posts a form as a browser does: as multipart, with where it comes from. */
  post(path: string, fields: readonly (readonly [string, string])[]): Promise<Answer> {
    const boundary = '----bench'
    const parts = fields.map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`,
    )
    const headers = {
      origin: `http://localhost:${this.#port}`,
      'sec-fetch-site': 'same-origin',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    }
    return this.#ask('POST', path, headers, `${parts.join('')}--${boundary}--\r\n`)
  }

  close(): void {
    this.#agent.destroy()
  }

  #ask(method: string, path: string, more: Record<string, string>, body: string): Promise<Answer> {
    const began = performance.now()
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const headers = { ...this.#headers, ...more, ...length }
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.#port, path, method, headers, agent: this.#agent }
      const request = http.request({ ...options, timeout: 30_000 }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
            ms: performance.now() - began,
          }),
        )
      })
      request.on('timeout', () => request.destroy(new Error(`no answer to ${method} ${path}`)))
      request.on('error', (error: Error & { code?: string }) => {
        // The server lets go of a connection that was idle for five seconds, perhaps just as it is used: browsers ask again.
        if (request.reusedSocket && error.code === 'ECONNRESET')
          this.#ask(method, path, more, body).then(resolve, reject)
        else reject(error)
      })
      request.end(body)
    })
  }
}
