/** The photo of a deposited item; the keys enlarge it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { orpc } from '#renderer/rpc/index.ts'
import { Overlay, TroubleCard, useText } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** An address of the picture for as long as it is shown. */
function usePhotoUrl(photoId: Id<'attachment'>) {
  const photo = useQuery(orpc.attachments.get.queryOptions({ input: { id: photoId } }))
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (photo.data === undefined) return undefined
    const made = URL.createObjectURL(photo.data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [photo.data])
  return { url, error: photo.error }
}

type DepositPhotoProps = { readonly photoId: Id<'attachment'>; readonly label: string; readonly enlarged: boolean; readonly enlarge: (enlarged: boolean) => void }

export function DepositPhoto({ photoId, label, enlarged, enlarge }: DepositPhotoProps) {
  const t = useText()
  const { url, error } = usePhotoUrl(photoId)
  if (error !== null) return <TroubleCard error={error} />
  if (url === null) return null
  return (
    <>
      <button type="button" aria-label={t('deposits.view-photo')} onClick={() => enlarge(true)} style={{ padding: 0, border: '1px solid var(--dg-line)', borderRadius: 3, background: 'var(--dg-sunken)', cursor: 'zoom-in', lineHeight: 0 }}>
        <img src={url} alt={label} style={{ maxWidth: '100%', maxHeight: 200, objectFit: 'contain' }} />
      </button>
      {enlarged && <Overlay label={label} className="dg-sheet" onClose={() => enlarge(false)}><img src={url} alt={label} style={{ maxWidth: '100%', maxHeight: '70vh', display: 'block', margin: '0 auto' }} /></Overlay>}
    </>
  )
}
