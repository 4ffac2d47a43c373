import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a robot was sent. */
export interface Heard {
  readonly path: string
  readonly query: URLSearchParams
  readonly type: string | undefined
  readonly body: Record<string, unknown>
}

/** A real server that plays a group robot until the test ends; `answer` may be set anew at any time. */
export const startRobot = async () => {
  const heard: Heard[] = []
  const robot = {
    heard,
    host: '',
    /** What it answers; by default as DingTalk and WeCom do when all is well. */
    answer: (response: ServerResponse, _request: IncomingMessage): void => {
      response.end('{"errcode":0,"errmsg":"ok"}')
    },
    /** Answers with a status and a document. */
    says(document: unknown, status = 200): void {
      robot.answer = (response) => response.writeHead(status).end(JSON.stringify(document))
    },
    /** Texts it was sent, in order. */
    texts: (): unknown[] =>
      heard
        .map(({ body }) => (body.text ?? body.content) as { content?: string; text?: string })
        .map(({ content, text }) => content ?? text),
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const url = new URL(request.url!, 'http://robot')
    heard.push({
      path: url.pathname,
      query: url.searchParams,
      type: request.headers['content-type'],
      body: body === '' ? {} : JSON.parse(body),
    })
    robot.answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  robot.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return robot
}
