/** The settings' doors. */
import { changeSettings, getSettings } from '#main/features/settings/settings.service.ts'
import { os } from '#main/rpc/chain.ts'
import type { Settings } from '#shared/contract/settings.ts'

/** Builds the handlers; `onChanged` lets the keeper follow the office's name and the idle time. */
export function createSettingsHandlers(onChanged: (settings: Settings) => void) {
  return {
    get: os.settings.get.handler(({ context }) => getSettings(context.reader)),
    change: os.settings.change.handler(async ({ context, input }) => {
      const settings = await changeSettings(context.unit, input)
      onChanged(settings)
      return settings
    }),
  }
}
