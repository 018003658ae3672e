/** The audit trail, newest first: who did what when, and the seal of each operation. */
import { orpc } from '#renderer/rpc/index.ts'
import { ListPage, MomentText, useLooseText, useRows, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'

type AuditRow = { readonly seq: number; readonly at: number; readonly by: string; readonly operation: string; readonly hash: string }

export function AuditSection() {
  const t = useText()
  const loose = useLooseText()
  const source = useRows(orpc.archive.audit.infiniteOptions({ input: (cursor: string | null) => ({ cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const columns: readonly Column<AuditRow>[] = [
    { key: 'seq', title: t('settings.audit-seq'), width: 80, align: 'right', cell: (row) => row.seq },
    { key: 'at', title: t('settings.audit-at'), width: 160, cell: (row) => <MomentText at={row.at} seconds /> },
    { key: 'by', title: t('settings.audit-by'), width: 140, cell: (row) => row.by },
    { key: 'operation', title: t('settings.audit-operation'), cell: (row) => <span title={row.operation}>{loose(`operation.${row.operation}`) ?? row.operation}</span> },
    { key: 'hash', title: t('settings.audit-hash'), width: 160, cell: (row) => <span className="dg-quiet">{row.hash.slice(0, 16)}</span> },
  ]
  return <div style={{ height: '100%', border: '1px solid var(--dg-line)' }}><ListPage id="audit" title={t('settings.audit')} source={source} columns={columns} rowKey={(row) => String(row.seq)} empty={{ text: t('common.none') }} /></div>
}
