/** The right third of the desk: one visit, call or case with its actions by key, its facts and its history. */
import { useQuery } from '@tanstack/react-query'
import { CallPane } from '#renderer/features/desk/CallPane.tsx'
import { CasePane } from '#renderer/features/desk/CasePane.tsx'
import { VisitPane } from '#renderer/features/desk/VisitPane.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Skeleton, TroubleCard } from '#renderer/ui/index.ts'

export function DeskDetail({ id }: { readonly id: string }) {
  const subject = useQuery(orpc.desk.get.queryOptions({ input: { id } }))
  if (subject.data === undefined) return <DetailPane title="">{subject.error === null ? <Skeleton rows={8} /> : <TroubleCard error={subject.error} onRetry={() => void subject.refetch()} />}</DetailPane>
  switch (subject.data.kind) {
    case 'visit': return <VisitPane {...subject.data} />
    case 'call': return <CallPane {...subject.data} />
    case 'case': return <CasePane found={subject.data.case} origin={subject.data.origin} history={subject.data.history} />
  }
}
