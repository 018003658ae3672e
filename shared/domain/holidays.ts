/** Names the public holidays that the official calendar knows by key, so that they can be said in another language. */

const keys: Readonly<Record<string, string>> = { 元旦: 'new-year', 春节: 'spring', 清明: 'tomb-sweeping', 清明节: 'tomb-sweeping', 劳动节: 'labour', 端午: 'dragon-boat', 端午节: 'dragon-boat', 中秋: 'mid-autumn', 中秋节: 'mid-autumn', 国庆节: 'national' }

/** The text key of a holiday, or of none for a name that the office gave a day itself: that one is shown as typed. */
export function holidayTextKey(name: string): string {
  return `calendar.holiday.${keys[name] ?? 'none'}`
}
