/** Reads a job of the contract to its end. */

/** The value that the job returns; its progress is not kept. */
export async function finish<Result>(job: Promise<AsyncIterator<unknown, Result>>): Promise<Result> {
  const events = await job
  for (;;) {
    const step = await events.next()
    if (step.done === true) return step.value
  }
}

/** The refusals of a call that the program refuses, or null when it goes through; other errors are thrown on. */
export async function refusalsOf(call: Promise<unknown>): Promise<readonly RefusalSeen[] | null> {
  try {
    await call
    return null
  } catch (error) {
    if (isRefused(error)) return error.data.refusals
    throw error
  }
}

export type RefusalSeen = { readonly code: string; readonly clause?: string; readonly facts: Readonly<Record<string, unknown>>; readonly remedy?: { readonly code: string; readonly values?: Readonly<Record<string, unknown>> } }

function isRefused(error: unknown): error is { readonly data: { readonly refusals: readonly RefusalSeen[] } } {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'REFUSED'
}
