/** What people typed may be quoted in words of the runtime, and may itself hold quotes: all between the first and the last goes. */
const withoutQuoted = (words: string): string => words.replace(/".*"/s, '"…"').slice(0, 300)

/** A fault as it is logged: what it is and where it happened, without what was typed or sent. */
export const faultRecord = (fault: unknown): Record<string, unknown> => {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const { code } = fault as { code?: unknown }
  return {
    type: fault.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutQuoted(fault.message),
    // Its first lines are the message once more.
    stack: (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(fault.cause === undefined ? {} : { cause: faultRecord(fault.cause) }),
  }
}
