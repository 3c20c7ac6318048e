// Two packages come without types. Only what the demo uses of them is told here.

declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'

  export class SMTPServer {
    constructor(options: {
      banner?: string
      authOptional?: boolean
      disabledCommands?: string[]
      disableReverseLookup?: boolean
      size?: number
      onData(
        stream: Readable & { sizeExceeded?: boolean },
        session: unknown,
        done: (error?: Error | null) => void,
      ): void
    })
    on(event: 'error', listener: (error: Error) => void): this
    listen(port: number, host: string, listening: () => void): Server
    close(closed: () => void): void
  }
}

declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ uid: string }>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } } | { error: string; error_description: string },
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>
    on(event: 'server_error', listener: (ctx: unknown, error: Error) => void): this
    Grant: new (of: {
      accountId: string
      clientId: string
    }) => Grant
  }
}
