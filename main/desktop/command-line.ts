/** Reads the desktop's own arguments; what Electron and Chromium add is passed over. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type DesktopArguments = {
  /** Where the program keeps its settings, log and window place; one program at a time runs on it. */
  readonly home: string
  /** Where exports go; undefined for the person's documents. */
  readonly exportsDir: string | undefined
}

/** `--data DIR` and `--exports DIR`, each also as `--data=DIR`. Without `--data` both shells share one home. */
export function readDesktopArguments(args: readonly string[]): DesktopArguments {
  const data = valueOf(args, '--data')
  const exportsDir = valueOf(args, '--exports')
  const home = data === undefined ? join(homedir(), '.dangui') : resolve(data)
  return { home, exportsDir: exportsDir === undefined ? (data === undefined ? undefined : join(home, 'exports')) : resolve(exportsDir) }
}

function valueOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1)
  if (joined !== undefined && joined !== '') return joined
  const index = args.indexOf(name)
  const next = index === -1 ? undefined : args[index + 1]
  return next === undefined || next.startsWith('--') ? undefined : next
}
