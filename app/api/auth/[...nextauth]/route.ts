import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/web/sign-in/options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(
    request as never,
    { params: await context.params } as never,
    authOptions(),
  ) as Promise<Response>
}

export { handle as GET, handle as POST }
