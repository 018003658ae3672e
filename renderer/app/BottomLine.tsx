/** The quiet bottom line; red only when something is being lost. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/client.ts'
import { useHas, useSession } from '#renderer/state/session.ts'
import { formatMoment } from '#renderer/ui/show/texts.tsx'
import { useLooseText, useText } from '#renderer/ui/use-text.ts'

export function BottomLine() {
  const t = useText()
  const loose = useLooseText()
  const status = useSession((state) => state.status)
  const overview = useQuery(orpc.today.overview.queryOptions({ input: {}, enabled: useHas('today.read') }))
  const alarm = status?.alarm ?? null
  const [due, overdue] = [overview.data?.dueToday.length ?? 0, overview.data?.overdue.length ?? 0]
  return (
    <footer className="dg-bottom">
      {alarm === null ? <span>{t(status?.state === 'open' ? 'shell.archive-open' : 'shell.archive-locked')}</span> : <span className="dg-bad" role="alert">{loose(`session.alarm.${alarm.code}`, alarm.facts) ?? alarm.code}</span>}
      <span>{t('shell.due-today', { n: due })}</span>
      {overdue > 0 && <span>{t('shell.overdue', { n: overdue })}</span>}
      {status !== null && <span>{status.lastBackupAt === null ? t('shell.no-backup') : t('shell.last-backup', { when: formatMoment(status.lastBackupAt) })}</span>}
      <span className="dg-push dg-number">{status?.today}</span>
      <span><kbd className="dg-kbd">?</kbd> {t('shell.keys')}</span>
      <span>{t('shell.version', { version: status?.version ?? '' })}</span>
    </footer>
  )
}
