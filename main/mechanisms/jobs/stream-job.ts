/** Turns long work that reports progress into the event stream that a contract's job promises. */

export type Report<Progress> = (progress: Progress) => void

/**
 * Runs `work` and yields what it reports; returns its result. When the reader stops early or the call is aborted, the signal fires and the
 * generator ends after the work has cleaned up. Progress that nobody has read yet is replaced by newer progress, never piled up.
 */
export async function* streamJob<Progress, Result>(
  work: (report: Report<Progress>, signal: AbortSignal) => Promise<Result>, callSignal?: AbortSignal,
): AsyncGenerator<Progress, Result, void> {
  const controller = new AbortController()
  const signal = callSignal === undefined ? controller.signal : AbortSignal.any([controller.signal, callSignal])
  const mailbox: { readonly value: Progress }[] = []
  let wake: () => void = () => undefined
  const finished = work((value) => { mailbox.splice(0, 1, { value }); wake() }, signal)
  let done = false
  const settled = finished.then(() => undefined, () => undefined).finally(() => { done = true; wake() })
  try {
    for (;;) {
      const next = mailbox.pop()
      if (next !== undefined) yield next.value
      else if (done) return await finished
      else await new Promise<void>((resolve) => { wake = resolve; if (done || mailbox.length > 0) resolve() })
    }
  } finally {
    controller.abort()
    await settled
  }
}
