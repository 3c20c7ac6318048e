import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { env } from '#lib/env.ts'
import { faultFields, log } from '#lib/log.ts'
import { authOptions } from '#lib/web/sign-in/options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// What the flow needs. The rest of next-auth (sign-out, session, providers, a door into the log) has no caller here: closed.
const open: Readonly<Record<string, readonly string[]>> = {
  GET: ['callback', 'signin', 'error'],
  POST: ['signin'],
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!open[request.method]?.includes(nextauth[0] ?? '')) {
    return new Response('There is nothing here.\n', { status: 404 })
  }
  try {
    return (await NextAuth(request as never, { params: { nextauth } } as never, authOptions())) as Response
  } catch (error) {
    log.error('sign-in failed', faultFields(error))
    return new Response(null, {
      status: 303,
      headers: { Location: `${env().appOrigin}/sign-in/problem` },
    })
  }
}

export { handle as GET, handle as POST }
