/** What a browser would post of a form of a page, without touching it. */
export const postedForm = (html: string, action: string | RegExp): Record<string, string[]> => {
  const form = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(([, head]) => {
    const to = unescaped(/\baction="([^"]*)"/.exec(head!)?.[1] ?? '')
    return typeof action === 'string' ? to === action : action.test(to)
  })
  if (!form) throw new Error(`no form posts to ${action}`)
  const fields: Record<string, string[]> = {}
  const put = (name: string | undefined, value: string) => {
    if (name === undefined) return
    fields[name] ??= []
    fields[name].push(value)
  }
  const controls = /<input\b([^>]*)>|<select\b([^>]*)>(.*?)<\/select>|<textarea\b([^>]*)>(.*?)<\/textarea>/gs
  for (const [, input, select, options, area, text] of form[2]!.matchAll(controls)) {
    if (input !== undefined) {
      const isTick = attribute(input, 'type') === 'checkbox'
      if (!isTick || /\bchecked\b/.test(input))
        put(attribute(input, 'name'), attribute(input, 'value') ?? (isTick ? 'on' : ''))
    } else if (select !== undefined) {
      const all = [...options!.matchAll(/<option\b([^>]*)>/g)].map(([, one]) => one!)
      const chosen = all.find((one) => /\bselected\b/.test(one)) ?? all[0]
      if (chosen !== undefined) put(attribute(select, 'name'), attribute(chosen, 'value') ?? '')
    } else put(attribute(area!, 'name'), unescaped(text!))
  }
  return fields
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
