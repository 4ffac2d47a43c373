/** JSON with one item of a list per line: small enough to read, and a change shows as the lines it touches. */
export const fixtureJson = (document: Record<string, unknown>): string => {
  const item = (value: unknown): string => JSON.stringify(value)
  const lines = Object.entries(document).map(([key, value]) => {
    if (Array.isArray(value) && key === 'ruleSets') return `  "${key}": [\n${value.map(ruleSet).join(',\n')}\n  ]`
    if (Array.isArray(value) && value.length > 0)
      return `  "${key}": [\n${value.map((one) => `    ${item(one)}`).join(',\n')}\n  ]`
    if (key === 'history') {
      const { knownFrom, served } = value as { knownFrom: string; served: unknown[] }
      return `  "history": { "knownFrom": "${knownFrom}", "served": [\n${served.map((one) => `    ${item(one)}`).join(',\n')}\n  ] }`
    }
    return `  "${key}": ${item(value)}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

const ruleSet = (value: unknown): string => {
  const { rules, ...set } = value as { rules: unknown[] }
  return `    ${JSON.stringify(set).slice(0, -1)},"rules":[\n${rules.map((rule) => `      ${JSON.stringify(rule)}`).join(',\n')}\n    ]}`
}
