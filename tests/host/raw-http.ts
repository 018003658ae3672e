/** Speaks HTTP by hand, so that a test may send what no well-behaved client would. */
import { connect } from 'node:net'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export type RawAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string; readonly json: () => any }
export type RawCall = { readonly method?: string; readonly path: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Buffer; readonly chunked?: boolean }

/** One request; the path goes out as it stands, and `Host` may be anything. Rejects when the other side hangs up. */
export function send(port: number, call: RawCall): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method: call.method ?? 'GET', path: call.path, headers: { host: `127.0.0.1:${String(port)}`, ...call.headers }, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) as unknown })
      })
    })
    outgoing.on('error', reject)
    if (call.body !== undefined) outgoing.write(call.body)
    outgoing.end()
  })
}

/** Sends bytes as they are and reads until the other side hangs up; how long that took, too. */
export function sendBytes(port: number, bytes: string, keepOpen = true): Promise<{ readonly text: string; readonly tookMs: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    let text = ''
    const socket = connect(port, '127.0.0.1', () => { if (keepOpen) socket.write(bytes); else socket.end(bytes) })
    socket.on('data', (part: Buffer) => { text += part.toString('utf8') })
    socket.on('error', reject)
    socket.on('close', () => { resolve({ text, tookMs: performance.now() - began }) })
  })
}
