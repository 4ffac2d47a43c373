import type { FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import { numberTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  earlier: { 'zh-CN': '上一页', en: 'Page before' },
  later: { 'zh-CN': '下一页', en: 'Next page' },
  page: (n: number, of: number): Text => ({ 'zh-CN': `第${n}页,共${of}页`, en: `Page ${n} of ${of}` }),
  pages: { 'zh-CN': '翻页', en: 'Pages' },
}

/** Part of a list too long for one page. */
export interface Paged<T> {
  readonly shown: readonly T[]
  readonly page: number
  readonly pages: number
}

/** The part of a list that an address (`page`) asks for. */
export const pagedOf = <T,>({ http }: OfficeCall, all: readonly T[], perPage: number): Paged<T> => {
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const page = Math.min(pages, Math.max(1, numberTyped(http.req.query('page') ?? '') ?? 1))
  return { shown: all.slice((page - 1) * perPage, page * perPage), page, pages }
}

/** Links to the pages beside this one; nothing where there is but one. */
export const PageLinks: FC<{
  readonly call: OfficeCall
  readonly of: Pick<Paged<unknown>, 'page' | 'pages'>
  readonly address: (page: string) => string
}> = ({ call, of: { page, pages }, address }) =>
  pages === 1 ? null : (
    <nav class="years" aria-label={call.say(words.pages)}>
      {page > 1 ? <a href={address(String(page - 1))}>← {call.say(words.earlier)}</a> : null}
      <span>{call.say(words.page(page, pages))}</span>
      {page < pages ? <a href={address(String(page + 1))}>{call.say(words.later)} →</a> : null}
    </nav>
  )
