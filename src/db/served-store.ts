import { and, eq, lt } from 'drizzle-orm'
import type { Served } from '../domain/served.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { served } from './schema.ts'

/** Duties served before the first roster kept here, as brought in, before a day. */
export const servedBefore = ({ query }: Database, office: string, day: string): Served[] =>
  query
    .select()
    .from(served)
    .where(and(eq(served.office, office), lt(served.date, day)))
    .orderBy(served.date, served.id)
    .all()
    .map(({ id, office: _, opening, movedFrom, insteadOf, nobodyCame, ...rest }) => ({
      ...rest,
      ...(opening === null ? {} : { opening }),
      ...(movedFrom === null ? {} : { movedFrom }),
      ...(insteadOf === null ? {} : { insteadOf }),
      ...(nobodyCame === null ? {} : { nobodyCame }),
    }))

/** Brings in duties served before, in place of those brought in earlier. */
export const saveServed = (
  database: Database,
  actor: Actor & { readonly office: string },
  duties: readonly Served[],
): void => {
  database.query.delete(served).where(eq(served.office, actor.office)).run()
  for (const one of duties)
    database.query
      .insert(served)
      .values({ ...one, office: actor.office })
      .run()
  record(database, actor, 'history.saved', actor.office, { duties: duties.length })
}
