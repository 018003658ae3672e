/** The three prohibitions on customer information (P07-26), as everybody reads them at login and before giving data out. */
import { useLocale, useText } from '#renderer/ui/use-text.ts'
import { prohibitionTexts } from '#shared/text/prohibitions.ts'

export function Prohibitions() {
  const t = useText()
  const locale = useLocale()
  return (
    <section aria-label={t('disclosure.prohibitions')}>
      <strong>{t('disclosure.prohibitions')}</strong>
      <ol style={{ margin: '4px 0 0', paddingLeft: 20 }}>{prohibitionTexts(locale).map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
    </section>
  )
}
