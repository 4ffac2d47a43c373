/**
 * A cookie’s name as browsers guard it: over https a `__Host-` cookie is taken only from this very host and for all of
 * it, a `__Secure-` one, for a part of it, only over https.
 */
export const cookieName = (name: string, isSecure: boolean, isPart = false): string =>
  isSecure ? `${isPart ? '__Secure-' : '__Host-'}${name}` : name
