/** A call becomes a case by one key, and the case is shown. */
import { useCallback } from 'react'
import { useDeskGo } from '#renderer/features/desk/use-desk-go.ts'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { announce, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { CallRow } from '#shared/contract/desk.ts'

export function useOpenCase(): (call: Pick<CallRow, 'id' | 'number'>) => Promise<void> {
  const t = useText()
  const go = useDeskGo()
  const sentence = useTroubleSentence()
  return useCallback(async ({ id, number }) => {
    try {
      const opened = await client.desk.openCaseFromCall({ callId: id })
      announce({ text: t('desk.case-opened', { call: number, number: opened.number }), correct: () => go(`/desk/case/${opened.id}/correct`) })
      go('/desk', { open: opened.id })
    } catch (error) {
      announce({ text: sentence(troubleOf(error)), tone: 'warn' })
    }
  }, [t, go, sentence])
}
