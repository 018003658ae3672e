/** Guarantees how Ctrl+K ranks commands for what was typed: label, pinyin initials, other spellings, key. */
import { pinyinInitials } from '#renderer/ui/form/pinyin-initials.ts'

export type Command = { readonly key: string; readonly label: string; readonly words: string; readonly shortcut: string | undefined; readonly run: () => void }

/** Commands that fit, best first; all of them, in their order, when nothing was typed. */
export function rankCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return commands
  return commands.map((command, index) => ({ command, index, score: score(command, wanted) })).filter((entry) => entry.score > 0)
    .toSorted((one, other) => other.score - one.score || one.index - other.index).map((entry) => entry.command)
}

function score(command: Command, wanted: string): number {
  const label = command.label.toLowerCase()
  if (label === wanted || command.shortcut?.toLowerCase() === wanted) return 5
  if (label.startsWith(wanted)) return 4
  if (pinyinInitials(label).startsWith(wanted)) return 3
  if (command.words.toLowerCase().split(/\s+/).some((word) => word.startsWith(wanted))) return 2
  return label.includes(wanted) ? 1 : 0
}
