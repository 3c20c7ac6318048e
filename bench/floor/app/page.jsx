import { headers } from 'next/headers'

/** A page that is drawn anew for each request because it reads one header, and does nothing else. */
export default async function Page() {
  return <p>{(await headers()).get('host')}</p>
}
