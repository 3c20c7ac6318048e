import { type DemoPerson, demoUnits } from '../../prisma/seed/people.ts'

/** Somebody who can sign in at the provider but is not in the portal's directory. */
export const STRANGER = { subject: 'someone.unknown', fullName: 'Someone the directory does not know' }

/** The page's only style sheet, served as a file so that the page needs no inline style. */
export const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1rem 3rem }
.banner { border: 3px solid #b45309; padding: .5rem 1rem; font-weight: 700 }
ul { list-style: none; padding: 0; display: grid; gap: .5rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)) }
li { border-top: 1px solid; padding-top: .5rem }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .25rem 1rem; cursor: pointer }
button:focus-visible { outline: 3px solid; outline-offset: 2px }
p { margin: .25rem 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
`

/** A plain page. `body` is markup: whatever comes from outside is escaped before it gets here. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/demo.css">
</head>
<body>
<header class="banner">Demo sign-in: invented people, no real service</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
}

/** One button for each person, those with something to try first, then by the work they do. */
export function peoplePage(interaction: string, people: readonly DemoPerson[]): string {
  const present = people.filter((person) => person.active !== false)
  const sections = groups(present)
    .map(([heading, members]) => section(heading, members))
    .join('')
  const others = `<section><h2>Others</h2><ul>
${item(STRANGER, 'Signs in here, and is nobody the portal knows')}
${people
  .filter((person) => person.active === false)
  .map((person) => item(person, `${about(person)}; has left`))
  .join('')}
</ul></section>`
  const action = `/interaction/${encodeURIComponent(interaction)}`
  return page(
    'Choose who to be',
    `<p>No password is asked. Choose a person to sign in as.</p><form method="post" action="${action}">${sections}${others}</form>`,
  )
}

function groups(people: readonly DemoPerson[]): [string, DemoPerson[]][] {
  const managers = new Set(people.map((person) => person.manager))
  const headingOf = (person: DemoPerson): string => {
    if (person.roles.includes('decisionMaker')) return 'Professional standards: decision makers'
    if (person.roles.includes('assessor')) return 'Professional standards: assessors'
    if (person.roles.includes('auditor')) return 'Auditors'
    if (person.roles.length > 0) return 'Policy and administration'
    if (person.tries) return managers.has(person.subject) ? 'Line managers to try' : 'Staff to try'
    return managers.has(person.subject) ? 'Other line managers' : 'Other staff'
  }
  const order = [
    'Staff to try',
    'Line managers to try',
    'Professional standards: assessors',
    'Professional standards: decision makers',
    'Auditors',
    'Policy and administration',
    'Other line managers',
    'Other staff',
  ]
  return order.map((heading) => [heading, people.filter((person) => headingOf(person) === heading)])
}

function section(heading: string, people: readonly DemoPerson[]): string {
  const items = people.map((person) => item(person, [about(person), person.tries].filter(Boolean).join('. ')))
  return `<section><h2>${heading}</h2><ul>${items.join('')}</ul></section>\n`
}

function about(person: DemoPerson): string {
  const unit = demoUnits.find(({ code }) => code === person.unit)?.name ?? person.unit
  return `${person.title}, ${unit}`
}

function item(person: { subject: string; fullName: string }, text: string): string {
  const id = `about-${person.subject}`
  return `<li><button name="subject" value="${person.subject}" aria-describedby="${id}">${escaped(person.fullName)}</button>
<p id="${id}">${escaped(text)}</p></li>\n`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
