/** What tests of custody share. */
import { toDay } from '#shared/kernel/days.ts'

/** A paper that the borrower's unit stamped and its head signed long ago: the request begins at the review. */
export const stampedPaper = { stamped: true, headName: '测试主管', signedDay: toDay('2020-01-02') } as const

/** The refusals of a call, each with its clause; empty when it went through. */
export function refusedBy(call: Promise<unknown>): Promise<string[]> {
  return call.then(() => [], (error: unknown) => {
    if (error === null || typeof error !== 'object' || !('code' in error) || error.code !== 'REFUSED' || !('data' in error)) throw error
    // A refused call carries its reasons; the contract declares their shape.
    return (error.data as { refusals: { code: string; clause?: string }[] }).refusals.map(({ code, clause }) => `${code} ${clause ?? ''}`.trim())
  })
}
