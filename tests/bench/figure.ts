/** What the bench prints: named figures, each a ratio of two things measured side by side in one run. */

export type Figure = {
  /** Begins with the id of the goal that it answers, e.g. `P5 point`. */
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: number
  readonly better: 'lower' | 'higher'
}

/** How much work the bench takes on: rows in the tables, and rows written into files. */
export type Scale = { readonly rows: number; readonly exportRows: number; readonly importRows: number; readonly rounds: number }

export type Measured = () => void | Promise<void>

const median = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN

async function time(work: Measured): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The median of `ours / theirs` over interleaved pairs; who goes first changes every round, and the first rounds only warm up. */
export async function ratioOf(ours: Measured, theirs: Measured, rounds: number, warmUp = Math.ceil(rounds / 10)): Promise<number> {
  const ratios: number[] = []
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const isOursFirst = round % 2 === 0
    const first = await time(isOursFirst ? ours : theirs)
    const second = await time(isOursFirst ? theirs : ours)
    if (round >= warmUp) ratios.push(isOursFirst ? first / second : second / first)
  }
  return median(ratios)
}

/** The median of one thing in milliseconds. */
export async function millisecondsOf(work: Measured, rounds: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds + 1; round += 1) times.push(await time(work))
  return median(times.slice(1))
}

/** A figure whose smaller value is better. */
export function atMost(name: string, value: number, goal: number, unit = 'x'): Figure {
  return { name, value, unit, goal, better: 'lower' }
}

/** A figure whose larger value is better. */
export function atLeast(name: string, value: number, goal: number, unit = 'x'): Figure {
  return { name, value, unit, goal, better: 'higher' }
}

/** Whether the goal was reached. */
export function isReached(figure: Figure): boolean {
  return figure.better === 'lower' ? figure.value <= figure.goal : figure.value >= figure.goal
}
