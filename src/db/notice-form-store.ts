import { desc, eq } from 'drizzle-orm'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { noticeForm, user } from './schema.ts'

/** An office’s own form of the notice, as it holds now; the shipped one where it has none. */
export interface KeptNoticeForm {
  readonly body: Uint8Array
  readonly at: string
  readonly who: string | null
}

/** The form an office uses; undefined where that is the shipped one. */
export const noticeFormOf = ({ query }: Database, office: string): KeptNoticeForm | undefined => {
  const latest = query
    .select({ body: noticeForm.body, at: noticeForm.at, who: user.shownName })
    .from(noticeForm)
    .leftJoin(user, eq(user.id, noticeForm.by))
    .where(eq(noticeForm.office, office))
    .orderBy(desc(noticeForm.id))
    .limit(1)
    .get()
  return latest?.body ? { ...latest, body: new Uint8Array(latest.body) } : undefined
}

/** Keeps a form for an office from now on; null goes back to the shipped one. */
export const saveNoticeForm = (
  database: Database,
  actor: Actor & { readonly office: string },
  body: Uint8Array | null,
): void => {
  const { office, user: by, at } = actor
  database.query
    .insert(noticeForm)
    .values({ office, by, at, body: body && Buffer.from(body) })
    .run()
  if (body) record(database, actor, 'notice-form.saved', office, { bytes: body.length })
  else record(database, actor, 'notice-form.shipped', office)
}
