/** Grey lines while rows are on their way; only after 200 ms, because what is quicker should not flicker. */
import { useEffect, useState } from 'react'
import { useText } from '#renderer/ui/use-text.ts'

const afterMs = 200

export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const t = useText()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), afterMs)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div role="status" aria-label={t('common.loading')} style={{ padding: '30px 12px' }}>
      {Array.from({ length: rows }, (_, index) => <div key={index} className="dg-skeleton-bar" style={{ width: `${String(92 - ((index * 17) % 40))}%`, margin: '8px 0 16px' }} />)}
    </div>
  )
}
