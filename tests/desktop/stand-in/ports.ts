/** Stands in for Electron's MessagePortMain: an event emitter that holds its messages until it is started. */
import { EventEmitter } from 'node:events'

export class FakePort extends EventEmitter {
  readonly #post: (data: unknown) => void
  readonly #close: () => void
  #waiting: unknown[] | null = []
  isClosed = false

  constructor(post: (data: unknown) => void, close: () => void = () => undefined) {
    super()
    this.#post = post
    this.#close = close
  }
  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const data of waiting) this.emit('message', { data, ports: [] })
  }
  postMessage(data: unknown): void { if (!this.isClosed) this.#post(data) }
  close(): void { this.#close(); this.disconnect() }
  /** The other side sent something. */
  receive(data: unknown): void {
    if (this.#waiting === null) this.emit('message', { data, ports: [] })
    else this.#waiting.push(data)
  }
  /** The other side is gone. */
  disconnect(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.emit('close')
  }
}

/** Two ends of one line, for a test that speaks as the page. */
export function createPortPair(): readonly [FakePort, FakePort] {
  // Each end posts into the other, which exists by then.
  const left: FakePort = new FakePort((data) => setImmediate(() => { right.receive(data) }), () => setImmediate(() => { right.disconnect() }))
  const right: FakePort = new FakePort((data) => setImmediate(() => { left.receive(data) }), () => setImmediate(() => { left.disconnect() }))
  return [left, right]
}
