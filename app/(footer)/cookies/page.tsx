import { Table } from '#components/ui/table.tsx'
import { PlainPage } from '#lib/web/plain-page.tsx'

const cookies = [
  {
    kind: 'Session',
    purpose: 'Keeps you signed in. It holds a random number, nothing about you.',
    lasts: 'Until you sign out, or the session ends',
  },
  {
    kind: 'Sign-in',
    purpose:
      'Hold the sign-in together between this service and the force’s sign-in page, and protect it from forgery.',
    lasts: 'A few minutes, or until you close the browser',
  },
]

export default function Cookies() {
  return (
    <PlainPage title="Cookies">
      <p>
        Cookies are small files that a service stores in your browser. This one stores only what signing in
        cannot do without, so you are not asked for consent. There is no measuring, no advertising, and
        nothing from other sites.
      </p>
      <Table
        caption="Cookies this service sets"
        columns={[
          { header: 'Cookie', cell: (cookie) => cookie.kind },
          { header: 'What it is for', cell: (cookie) => cookie.purpose },
          { header: 'How long it lasts', cell: (cookie) => cookie.lasts },
        ]}
        rows={cookies}
        rowKey={(cookie) => cookie.kind}
      />
      <p>
        Your answers are never stored in the browser. Drafts are kept on the server, where they are there for
        you on any device.
      </p>
    </PlainPage>
  )
}
