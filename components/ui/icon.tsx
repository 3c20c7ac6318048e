const paths = {
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.2v.1',
  back: 'M15 5l-7 7 7 7',
  print: 'M7 9V3h10v6M7 18H4v-9h16v9h-3M7 14h10v7H7z',
  cross: 'M6 6l12 12M18 6 6 18',
} as const

/** One of very few pictures, always beside the words that mean the same; so it is hidden from assistive technology. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
