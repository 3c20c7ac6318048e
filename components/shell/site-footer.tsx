const links = [
  ['/accessibility', 'Accessibility statement'],
  ['/privacy', 'Privacy notice'],
  ['/cookies', 'Cookies'],
  ['/help', 'Help'],
] as const

/** The pages that every service owes its users, and the marking once more. */
export function SiteFooter({ marking }: { marking: string }) {
  return (
    <footer className="footer">
      <nav className="wrap" aria-label="About this service">
        <ul className="footer-links">
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="marking">
        <span className="wrap block">{marking}</span>
      </p>
    </footer>
  )
}
