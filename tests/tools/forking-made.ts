const loader = /,?\s*(['"])--import\1,\s*import\.meta\.resolve\((['"])tsx\2\)/g
const forked = /(fork\(\s*fileURLToPath\w*\(new URL\()(['"])\.\/([\w-]+)\.ts\2(, import\.meta\.url\)\))/g

/**
 * A source, or what was made of it, that starts the programs made beforehand rather than TypeScript: each of its
 * processes costs a third. `at` names the file of a program, as a URL or beside this one.
 */
export const forkingMade = (
  code: string,
  at: (program: string) => string,
): { readonly code: string; readonly forks: number } => {
  let forks = 0
  const changed = code.replace(forked, (_all, before: string, _quote, program: string, after: string) => {
    forks++
    return `${before}${JSON.stringify(at(program))}${after}`
  })
  return { code: forks > 0 ? changed.replace(loader, '') : code, forks }
}
