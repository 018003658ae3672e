/** How this PC prints tickets: on which paper, and whether by itself after taking in. */
import { usePreferences } from '#renderer/state/preferences.ts'
import { useText } from '#renderer/ui/index.ts'
import { ticketPapers } from '#shared/contract/deposits.ts'

export function TicketChoice() {
  const t = useText()
  const { ticketPaper, printsTicket, setTicketPaper, setPrintsTicket } = usePreferences()
  return (
    <div className="dg-row" style={{ fontSize: 13 }}>
      <label className="dg-row" style={{ gap: 6 }}><input type="checkbox" checked={printsTicket} onChange={(event) => setPrintsTicket(event.target.checked)} style={{ width: 15, height: 15, accentColor: 'var(--dg-accent)' }} />{t('deposits.prints-ticket')}</label>
      <select className="dg-box" style={{ width: 'auto', height: 26 }} aria-label={t('deposits.ticket-paper')} value={ticketPaper} onChange={(event) => { const chosen = ticketPapers.find((paper) => paper === event.target.value); if (chosen !== undefined) setTicketPaper(chosen) }}>
        {ticketPapers.map((paper) => <option key={paper} value={paper}>{t(`deposits.paper-${paper}`)}</option>)}
      </select>
    </div>
  )
}
