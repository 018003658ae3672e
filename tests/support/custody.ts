/** What tests of custody share. */

/** The refusals of a call, each with its clause; empty when it went through. */
export function refusedBy(call: Promise<unknown>): Promise<string[]> {
  return call.then(() => [], (error: unknown) => {
    if (error === null || typeof error !== 'object' || !('code' in error) || error.code !== 'REFUSED' || !('data' in error)) throw error
    // A refused call carries its reasons; the contract declares their shape.
    return (error.data as { refusals: { code: string; clause?: string }[] }).refusals.map(({ code, clause }) => `${code} ${clause ?? ''}`.trim())
  })
}
