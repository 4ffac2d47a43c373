import { eventsOfCase } from '../../src/db/case-store.ts'
import { clocksOf } from '../../src/db/clock-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { nothingPersonal, type Personal } from '../../src/domain/case.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import { registerCase, takeStep } from '../../src/web/cases/case-work.ts'
import type { startService } from './service.ts'

type Registered = Extract<NewCaseEvent, { what: 'registered' }>

/** Puts cases and their steps into an office, as its pages would. */
export const casesIn = (
  { database, context, clock }: Pick<ReturnType<typeof startService>, 'database' | 'context' | 'clock'>,
  office: string,
) => {
  const files = { database, keys: context.keys }
  const actor = () => ({ user: null, office, at: clock.now })
  return {
    /** Two bureaus below the county, to which cases can be assigned. */
    bureaus(): readonly [string, string] {
      const parent = officeById(database, office)!.unit
      database.write(() => {
        for (const [id, name] of [
          ['d-land', '县自然资源局'],
          ['d-town', '象州镇'],
        ] as const)
          saveUnit(database, actor(), { id, name, level: 'department', parent })
      })
      return ['d-land', 'd-town']
    },
    register(
      id: string,
      day: string,
      data: Partial<Registered['data']> = {},
      words: string | Partial<Personal> = '',
    ): void {
      const event: Registered = {
        ...{ what: 'registered', day },
        data: {
          ...{ session: null, place: null, level: 'county', isFirst: true, isCollective: false, heads: 1 },
          ...{ representatives: 0, subject: '01', reception: null, receiver: null, nationalNumber: null },
          ...{ earlier: null, concerns: { leaders: [], units: [] }, clocks: clocksOf(database, office).version },
          ...data,
        },
      }
      const then: NewCaseEvent[] = []
      const personal = { ...nothingPersonal, ...(typeof words === 'string' ? { summary: words } : words) }
      database.write(() => {
        const done = registerCase(files, officeById(database, office)!, actor(), { id, event, then, personal })
        if ('refused' in done) throw new Error(done.refused.says.en)
      })
    },
    step(id: string, step: NewCaseEvent, note = ''): void {
      database.write(() => {
        const after = eventsOfCase(database, id).length
        const refused = takeStep(files, officeById(database, office)!, actor(), { id, after, step, note })
        if (refused) throw new Error(JSON.stringify(refused))
      })
    },
  }
}
