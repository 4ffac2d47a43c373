import { eventsOfCase } from '../../src/db/case-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { nothingPersonal, type Personal } from '../../src/domain/case.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import type { Text } from '../../src/domain/text.ts'
import { registerCase, takeStep } from '../../src/web/cases/case-work.ts'
import type { startService } from './service.ts'

type Registered = Extract<NewCaseEvent, { what: 'registered' }>

/** A registration of a matter of land taken, by somebody alone, with nobody it concerns. */
export const registration = (day: string, data: Partial<Registered['data']> = {}): Registered => ({
  what: 'registered',
  day,
  data: {
    ...{ session: 'morning', place: null, level: 'county', isFirst: true, isCollective: false, heads: 1 },
    ...{ representatives: 1, subject: '02', reception: null, receiver: null, nationalNumber: null },
    ...{ earlier: null, concerns: { leaders: [], units: [] }, clocks: 0 },
    ...data,
  },
})

/** Keeps cases of an office as its pages do; each change is one instant, and what is refused changes nothing. */
export const caseKeeper = ({ database, context, clock }: ReturnType<typeof startService>, office: string) => {
  const files = { database, keys: context.keys }
  const actor = () => ({ user: null, office, at: clock.now })
  const kept = () => officeById(database, office)!
  /** Thrown to take back what was refused. */
  class Refused extends Error {
    constructor(readonly says: Text) {
      super(says.en)
    }
  }
  const tried = (work: () => void): string | undefined => {
    try {
      database.write(work)
      return undefined
    } catch (fault) {
      if (fault instanceof Refused) return fault.says['zh-CN']
      throw fault
    }
  }
  return {
    /** Registers a case; the reason where that is refused. */
    register(
      id: string,
      event: Registered,
      { steps: then = [], personal = {} }: { steps?: readonly NewCaseEvent[]; personal?: Partial<Personal> } = {},
    ): string | undefined {
      return tried(() => {
        const words = { ...nothingPersonal, ...personal }
        const done = registerCase(files, kept(), actor(), { id, event, then, personal: words })
        if ('refused' in done) throw new Refused(done.refused.says)
      })
    },
    /** Takes a step; the reason where that is refused. */
    step(id: string, step: NewCaseEvent, note = ''): string | undefined {
      return tried(() => {
        const after = eventsOfCase(database, id).length
        const refused = takeStep(files, kept(), actor(), { id, after, step, note })
        if (typeof refused === 'object') throw new Refused(refused.says)
      })
    },
  }
}
