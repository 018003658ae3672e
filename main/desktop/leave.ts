/** Guarantees that the program ends with its archive closed: it asks first when that would stop work, ends every line, and leaves once. */

export type LeaveSteps = {
  /** Whether work runs that leaving would stop. */
  isBusy(): boolean
  /** Asks the person; true to leave all the same. */
  askToStop(): Promise<boolean>
  /** Ends the lines, which aborts what their desks still do, and closes the archive. */
  close(): Promise<void>
  /** Lets the process end. */
  exit(code: number): void
}

export type Leave = {
  /** Leaves when the person may be asked: the window's cross, the menu, the system's Quit. */
  leave(): Promise<void>
  /** Leaves without asking: the PC shuts down, the process was told to end, or something broke. */
  leaveNow(code?: number): Promise<void>
  /** Whether the archive is closed, so that windows and process may really go. */
  hasLeft(): boolean
}

/** A half-saved draft also holds the archive for some milliseconds; only what lasts longer is worth a question. */
const blinkMs = 200
/** Aborted work ends within a batch of rows; past this the process ends without it, which a real crash would survive too. */
const closeLimitMs = 15_000

/** Builds the way out. */
export function createLeave(steps: LeaveSteps): Leave {
  let state: 'here' | 'asking' | 'leaving' | 'left' = 'here'

  async function leaveNow(code = 0): Promise<void> {
    if (state === 'leaving' || state === 'left') return
    state = 'leaving'
    await Promise.race([steps.close().catch(() => undefined), wait(closeLimitMs)])
    state = 'left'
    steps.exit(code)
  }
  return {
    leaveNow,
    async leave() {
      if (state !== 'here') return
      state = 'asking'
      if (steps.isBusy()) await wait(blinkMs)
      const isWanted = !steps.isBusy() || (await steps.askToStop())
      // The PC may have shut down while the question stood.
      if (state !== 'asking') return
      state = 'here'
      if (isWanted) await leaveNow()
    },
    hasLeft: () => state === 'left',
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms).unref() })
}
