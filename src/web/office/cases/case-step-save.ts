import { caseById } from '../../../db/case-store.ts'
import { stale } from '../../../db/stale.ts'
import { type CaseEventKind, caseEventWords } from '../../../domain/case-event.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { takeStep } from '../../cases/case-work.ts'
import { type Form, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { casePage } from './case.tsx'
import { type CaseView, caseIn } from './case-view.ts'
import { stepChoices } from './step-choices.ts'
import { stepFields } from './step-fields.ts'
import { readStep, stepKind } from './step-read.ts'

const words = {
  gone: {
    'zh-CN': '已登记回避。它涉及您本人或您联络的领导,按规定您不再看得到它。',
    en: 'Entered. The case concerns you, or a leader you speak for, and does not exist for you any more.',
  },
  notNow: (kind: CaseEventKind): Text => ({
    'zh-CN': `现在不能登记“${caseEventWords[kind]['zh-CN']}”,请先看一下已经登记的经过。`,
    en: `“${caseEventWords[kind].en}” cannot be entered now; look at what is on record.`,
  }),
  entered: (kind: CaseEventKind): Text => ({
    'zh-CN': `已登记:${caseEventWords[kind]['zh-CN']}。`,
    en: `Entered: ${caseEventWords[kind].en}.`,
  }),
} as const

/** Takes a step of a case, as it was shown; what is refused comes back as typed. */
export const takeCaseStep = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const view = caseIn(call)
  const kind = stepKind(form.get('what'))
  if (!view || !kind || !mayEnter(call, kind)) return plainPage(call, 'notFound')
  if (form.get('after') !== String(view.events.length)) return again(call, view, kind, form, staleWrongs, 409)
  if (!view.steps.includes(kind)) return again(call, view, kind, form, new Map([['', words.notNow(kind)]]), 422)
  const read = readStep(kind, form, view, stepChoices(call, view))
  if ('wrongs' in read) return again(call, view, kind, form, read.wrongs, 422)
  const { database, keys } = call.app
  const { case: id, events: after } = view.kept
  const refused = database.write(() =>
    takeStep({ database, keys }, call.office, call.actor, { id, after, ...read }),
  )
  if (refused === stale) return again(call, caseIn(call) ?? view, kind, form, staleWrongs, 409)
  if (refused) return again(call, view, kind, form, new Map([[fieldOf(kind, refused.field), refused.says]]), 422)
  return caseById(database, call.office.id, call.viewer, id)
    ? call.redirect(call.at(`/cases/${id}`), words.entered(kind))
    : call.redirect(call.at('/cases'), words.gone)
}

/** Whether somebody of his role enters such steps at all. */
const mayEnter = ({ roles, office }: OfficeCall, kind: CaseEventKind): boolean =>
  kind !== 'registered' &&
  kind !== 'purged' &&
  (kind === 'extended' || roles.has('clerk')) &&
  (kind !== 'mediated' || office.settings.cases.mediates)

/** The field a refusal belongs to; the form as a whole where the step has no such field. */
const fieldOf = (kind: CaseEventKind, field: string): string =>
  field === 'day' || field === 'note' || stepFields[kind]?.some(({ name }) => name === field) ? field : ''

const again = (
  call: OfficeCall,
  view: CaseView,
  kind: CaseEventKind,
  form: Form,
  wrongs: Wrongs,
  status: 409 | 422,
): Promise<Response> => casePage(call, view, { typed: { kind, form, wrongs } }, status)
