import { onTestFinished } from 'vitest'
import { openService } from './open-service.ts'

export { made, member, type Visitor } from './open-service.ts'

/** The whole service on a database of its own in a temporary folder, asked without a socket; gone after the test. */
export const startService = (env: Record<string, string> = {}) => {
  const service = openService(env)
  onTestFinished(() => service.close())
  return service
}
