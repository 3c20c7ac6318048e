import { GetAdvice } from '#components/shell/get-advice.tsx'
import { SiteFooter } from '#components/shell/site-footer.tsx'

type FaultProps = { incident?: string | undefined; retry?: (() => void) | undefined }

/**
 * What stands in for a page that failed. It travels with every page's scripts, so it is kept small and leans on nothing
 * that may have failed with the page: no navigation, no person.
 */
export function FaultPage({ incident, retry }: FaultProps) {
  return (
    <div className="shell" data-density="comfortable">
      <title>There is a problem with the service – Declarable associations</title>
      <header>
        <p className="marking">
          <span className="wrap block">OFFICIAL-SENSITIVE</span>
        </p>
        <div className="masthead">
          <div className="wrap masthead-row">
            <a className="service" href="/">
              Declarable associations
            </a>
          </div>
        </div>
      </header>
      <div className="wrap body narrow">
        <main id="main" className="flow">
          <h1>There is a problem with the service</h1>
          <p>The fault is ours, not yours.</p>
          {incident ? (
            <p>
              If you ask for help, quote incident <bdi className="mono">{incident}</bdi>.
            </p>
          ) : null}
          <h2>What was saved</h2>
          <p>
            Everything up to your last “Save and continue”, and what the page said was saved. What you typed
            after that may be missing. If you were sending a declaration, look at the start page before you
            send it again: it is either there with its reference, or it was not sent.
          </p>
          <h2>What you can do</h2>
          <ul>
            <li>Try again in a few minutes.</li>
            <li>
              Go to <a href="/">the start of the service</a>, where your drafts are.
            </li>
            <li>
              If it keeps happening, <a href="/help">get help</a>.
            </li>
          </ul>
          {retry ? (
            <button type="button" className="button" onClick={retry}>
              Try again
            </button>
          ) : null}
        </main>
      </div>
      <GetAdvice />
      <SiteFooter marking="OFFICIAL-SENSITIVE" />
    </div>
  )
}

/** The number under which a server's fault stands in the log; a fault of the browser has none. */
export function incidentOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error ? String(error.digest) : undefined
}
