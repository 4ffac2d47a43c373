import type { MemberRole } from '../domain/user.ts'
import type { Call, OfficeCall, PersonCall } from './call.tsx'

type Answer = Response | Promise<Response>

/** One address, who may use it, and what answers. */
export type Route = { readonly method: 'GET' | 'POST'; readonly path: string } & (
  | { readonly access: 'anyone'; readonly run: (call: Call) => Answer }
  | { readonly access: 'person' | 'admin'; readonly run: (call: PersonCall) => Answer }
  | { readonly access: readonly MemberRole[]; readonly run: (call: OfficeCall) => Answer }
)

/** A route open to everybody, signed in or not. */
export const forAnyone = (method: Route['method'], path: string, run: (call: Call) => Answer): Route => ({
  method,
  path,
  access: 'anyone',
  run,
})

/** A route for whoever is signed in. */
export const forPerson = (method: Route['method'], path: string, run: (call: PersonCall) => Answer): Route => ({
  method,
  path,
  access: 'person',
  run,
})

/** A route for administrators of the installation. */
export const forAdmin = (method: Route['method'], path: string, run: (call: PersonCall) => Answer): Route => ({
  method,
  path: `/admin${path}`,
  access: 'admin',
  run,
})

/** A route of an office for those who hold one of these roles there. */
export const forOffice = (
  method: Route['method'],
  path: string,
  roles: readonly MemberRole[],
  run: (call: OfficeCall) => Answer,
): Route => ({ method, path: `/o/:office${path}`, access: roles, run })
