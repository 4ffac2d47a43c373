import type { KeptPlace } from '../../../db/place-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  isRetired: { 'zh-CN': '这个地点已停用,排班不会用到。', en: 'This place is retired; no roster uses it.' },
  restore: { 'zh-CN': '恢复使用', en: 'Put it back' },
  back: { 'zh-CN': '返回接访地点', en: 'Back to the places' },
} as const satisfies Record<string, Text>

/** A retired place, and how to put it back. */
export const retiredPage = (call: OfficeCall, { place, version }: KeptPlace) =>
  call.page(
    { title: { 'zh-CN': place.name, en: place.name }, tab: 'places' },
    <section class="small">
      <h1>{place.name}</h1>
      <p>{call.say(words.isRetired)}</p>
      <form method="post" action={call.at(`/places/${encodeURIComponent(place.id)}/restore`)}>
        <input type="hidden" name="version" value={String(version)} />
        <button type="submit">{call.say(words.restore)}</button>
      </form>
      <a href={call.at('/places')}>{call.say(words.back)}</a>
    </section>,
  )
