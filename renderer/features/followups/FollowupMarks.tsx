/** What a follow-up, a visit, a plan or a letter is marked with while the work goes on, each with its clause. */
import { ClauseLink, useLooseText } from '#renderer/ui/index.ts'
import type { FollowupRow } from '#shared/contract/followups.ts'

export function FollowupMarks({ marks }: { readonly marks: FollowupRow['marks'] }) {
  const loose = useLooseText()
  if (marks.length === 0) return null
  return <div className="dg-stack" style={{ gap: 4 }}>{marks.map((mark) => <div key={mark.code} className="dg-note"><span>{loose(`notice.${mark.code}`, mark.facts) ?? mark.code}</span><ClauseLink clause={mark.clause} /></div>)}</div>
}
