/** Says calmly that the line to the archive is down and is being opened again. */
import { useSyncExternalStore } from 'react'
import { connection } from '#renderer/rpc/client.ts'
import { useText } from '#renderer/ui/use-text.ts'

export function ConnectionBanner() {
  const t = useText()
  const state = useSyncExternalStore(connection.listen, connection.state)
  return state === 'lost' ? <div className="dg-banner" role="status">{t('shell.reconnecting')}</div> : null
}
