/**
 * Counts what a hand does at a screen: the key and pointer events that the page itself hears, minus the words that a person types anyway and
 * the codes that a scanner types. A chord is its keys, choosing from a list is its letters and Enter, a click is four keys.
 */
import type { Locator, Page } from 'playwright-core'

/** One click costs as much as four keys. */
const keysOfAClick = 4
/** A hand types no faster than this; faster keys followed by Enter are a scanner. */
const handDelayMs = 60

export type Hand = {
  /** Words that are typed in every program: a name, a number, a sentence. Not counted. */
  words(text: string): Promise<void>
  /** Pieces of a one-line entry: the spaces between them are counted, the words are not. */
  line(...pieces: readonly string[]): Promise<void>
  /** A key or chord: `Enter`, `F2`, `Control+Enter`. */
  press(chord: string): Promise<void>
  /** Chooses from the open type-ahead: the letters and Enter are counted. Waits for the answer as a person does. */
  pick(letters: string): Promise<void>
  click(target: Locator): Promise<void>
  /** A scanner: its keys come within milliseconds and end with Enter. Not counted. */
  scan(code: string): Promise<void>
  /** Key equivalents beyond typed words since the hand was taken up. */
  count(): Promise<number>
  /** Pointer events since the hand was taken up. */
  pointers(): Promise<number>
}

type Heard = { keys: number; pointers: number }
/** Where the page keeps its own count. */
type CountingWindow = { dgHeard?: Heard }

/** The key of a sign on the layout that scanners imitate. */
function keyOf(sign: string): { readonly code: string; readonly windowsVirtualKeyCode: number } {
  if (/^[a-z]$/i.test(sign)) return { code: `Key${sign.toUpperCase()}`, windowsVirtualKeyCode: sign.toUpperCase().charCodeAt(0) }
  if (/^\d$/.test(sign)) return { code: `Digit${sign}`, windowsVirtualKeyCode: sign.charCodeAt(0) }
  if (sign === '-') return { code: 'Minus', windowsVirtualKeyCode: 189 }
  throw new Error(`no scanner key for ${sign}`)
}

/** All keys of a code and Enter handed to the browser at once: typed one by one through a busy machine they would come as slowly as a hand's. */
async function burst(page: Page, code: string): Promise<void> {
  const line = await page.context().newCDPSession(page)
  const sent = [...code].flatMap((sign) => [
    line.send('Input.dispatchKeyEvent', { type: 'keyDown', key: sign, text: sign, ...keyOf(sign) }), line.send('Input.dispatchKeyEvent', { type: 'keyUp', key: sign, ...keyOf(sign) }),
  ])
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
  await Promise.all([...sent, line.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter }), line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })])
  await line.detach()
}

/** Takes up a hand at a page; it counts from zero. The page may route, but not reload. */
export async function countKeys(page: Page): Promise<Hand> {
  await page.evaluate(() => {
    // The page is a window; only this file adds the member.
    const counting = globalThis as unknown as CountingWindow
    if (counting.dgHeard === undefined) {
      globalThis.addEventListener('keydown', (event) => { if (counting.dgHeard !== undefined && !event.repeat) counting.dgHeard.keys += 1 }, true)
      globalThis.addEventListener('pointerdown', () => { if (counting.dgHeard !== undefined) counting.dgHeard.pointers += 1 }, true)
    }
    counting.dgHeard = { keys: 0, pointers: 0 }
  })
  const heard = (): Promise<Heard> => page.evaluate(() => {
    const { dgHeard } = globalThis as unknown as CountingWindow
    // A page that was reloaded has lost its count: that is a fault of the test, not a zero.
    if (dgHeard === undefined) throw new Error('the page was reloaded while its keys were counted')
    return { ...dgHeard }
  })
  let excused = 0
  const keyboard = page.keyboard

  /** Types words; what the keyboard cannot type comes from an input method and is no key of its own. */
  async function typed(text: string): Promise<number> {
    if (/^[\u0020-\u007E]*$/.test(text)) {
      await keyboard.type(text, { delay: handDelayMs })
      return text.length
    }
    await keyboard.insertText(text)
    return 0
  }
  async function words(text: string): Promise<void> {
    const before = (await heard()).keys
    await typed(text)
    excused += (await heard()).keys - before
  }
  return {
    words,
    async line(...pieces) {
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await keyboard.press('Space')
        await words(piece)
      }
    },
    async press(chord) { await keyboard.press(chord, { delay: 20 }) },
    async pick(letters) {
      await typed(letters)
      await page.locator('[role="option"]').first().waitFor()
      await page.waitForTimeout(handDelayMs)
      await keyboard.press('Enter')
    },
    async click(target) { await target.click() },
    async scan(code) {
      const before = (await heard()).keys
      await page.waitForTimeout(80)
      await burst(page, code)
      excused += (await heard()).keys - before
    },
    async count() {
      const { keys, pointers } = await heard()
      return keys + pointers * keysOfAClick - excused
    },
    pointers: async () => (await heard()).pointers,
  }
}
