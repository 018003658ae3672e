/** The two plain answers of the host shell. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers with a JSON body that nobody may keep. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/** Answers a GET or HEAD with bytes; other methods are refused. */
export function sendGet(request: IncomingMessage, response: ServerResponse, mediaType: string, body: string | Buffer): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') { response.setHeader('allow', 'GET, HEAD'); sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Read only' }); return }
  response.writeHead(200, { 'content-type': mediaType, 'content-length': Buffer.byteLength(body) })
  response.end(request.method === 'HEAD' ? undefined : body)
}
