import type { PersonCall } from './call.tsx'
import { plainPage } from './plain-page.tsx'

/** Questions one person may put to the engine in so many seconds: everybody’s wait in one queue. */
const questions = { most: 20, seconds: 60 }

/** The answer to whoever asks the engine too often; undefined while he may ask. */
export const tooManyQuestions = (call: PersonCall): Promise<Response> | undefined => {
  const wait = call.app.throttle.take(`questions of ${call.person.id}`, questions.most, questions.seconds)
  if (wait === 0) return undefined
  call.http.header('Retry-After', String(wait))
  return plainPage(call, 'busy')
}
