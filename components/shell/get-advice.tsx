/** The same words in the same place on every page, so that help is where it was last time. */
export function GetAdvice() {
  return (
    <aside className="advice" aria-labelledby="get-advice">
      <div className="wrap">
        <h2 id="get-advice">Get advice</h2>
        <p>
          If you are in doubt, ask before you decide: your line manager, the communications directorate (DMC),
          or Prevention and Learning in professional standards. <a href="/help">How to get advice or help</a>
        </p>
      </div>
    </aside>
  )
}
