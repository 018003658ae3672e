/** What a line is marked with while the work goes on, each with its clause. */
import { ClauseLink, useLooseText } from '#renderer/ui/index.ts'
import type { VisitRow } from '#shared/contract/desk.ts'

export function Notices({ notices }: { readonly notices: VisitRow['notices'] }) {
  const loose = useLooseText()
  if (notices.length === 0) return null
  return (
    <div className="dg-stack" style={{ gap: 4 }}>
      {notices.map((notice) => <div key={notice.code} className="dg-note"><span>{loose(`notice.${notice.code}`, notice.facts) ?? notice.code}</span><ClauseLink clause={notice.clause} /></div>)}
    </div>
  )
}
