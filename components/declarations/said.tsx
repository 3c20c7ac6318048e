/** What somebody wrote: their lines kept, and isolated so that its direction disturbs nothing around it. */
export function Said({ children }: { children: string }) {
  return <bdi className="block whitespace-pre-line">{children}</bdi>
}
