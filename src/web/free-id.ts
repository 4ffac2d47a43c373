/** The first id of a series — p1, p2 … — that is not taken. */
export const freeId = (prefix: string, isTaken: (id: string) => boolean): string => {
  for (let n = 1; ; n++) if (!isTaken(`${prefix}${n}`)) return `${prefix}${n}`
}
