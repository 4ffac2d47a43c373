import type { Child } from 'hono/jsx'
import { adoptPlan } from '../../../db/adopt-plan.ts'
import { adoptWorkbook } from '../../../db/adopt-workbook.ts'
import { dropImport, importById, type PendingImport, renewImport } from '../../../db/import-store.ts'
import { misfitsOf, planBeside } from '../../../db/plan-beside.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { redueCases } from '../../cases/case-work.ts'
import { isSealed } from '../../cases/sealed-import.ts'
import { refusalOf, writeReadable } from '../readable.ts'
import { UploadForm } from './files.tsx'
import { misfitWords, PlanHolds, PlanMistakes } from './import-plan.tsx'
import { hashFor, hasTakenIds, type Read, readOf, understoodNow } from './import-read.ts'
import { ImportCounts, ImportRows } from './import-rows.tsx'

const words = {
  title: { 'zh-CN': '核对导入', en: 'Look before importing' },
  back: { 'zh-CN': '导入导出', en: 'Files' },
  take: { 'zh-CN': '导入', en: 'Import' },
  drop: { 'zh-CN': '放弃', en: 'Discard' },
  ready: {
    'zh-CN': '下面是读到的内容,现在还没有保存。核对无误后点“导入”。',
    en: 'This is what was read; nothing is saved yet. Look it over, then import.',
  },
  mend: {
    'zh-CN': '有读不懂或不对的地方,什么都没有保存。请在原文件里按下面的提示改好,再上传一次。',
    en: 'Something in it is wrong, and nothing was saved. Mend the file as said below and upload it again.',
  },
  nothing: {
    'zh-CN': '与现有内容完全相同,没有要导入的。',
    en: 'All of it is here already; there is nothing to import.',
  },
  changed: {
    'zh-CN': '读取之后,本单位的数据有了变动,所以没有导入。下面是按现在的数据重新读的结果,请再核对一次。',
    en: 'The office’s data has changed since the file was read, so nothing was imported. Below it is read again against what there is now; look once more.',
  },
  dropped: { 'zh-CN': '已放弃,什么都没有保存。', en: 'Discarded; nothing was saved.' },
  gone: {
    'zh-CN': '这次导入已经完成、已放弃或已过期。需要的话请再上传一次。',
    en: 'This import is done, discarded or too old. Upload the file again if needed.',
  },
  planTaken: { 'zh-CN': '规划文件已导入。', en: 'The planning file was taken over.' },
  again: { 'zh-CN': '改好后再上传', en: 'Upload it again' },
} as const satisfies Record<string, Text>

const importIn = (call: OfficeCall): PendingImport | undefined => {
  const kept = importById(call.app.database, call.actor, call.http.req.param('import') ?? '')
  // A ledger of cases has pages of its own.
  return kept && isSealed(kept) ? undefined : kept
}

/** Whether it can be taken over, has nothing new, or is wrong somewhere. */
const standingOf = (call: OfficeCall, read: Read): 'ready' | 'nothing' | 'wrong' => {
  const { app, office } = call
  if (read.is === 'wrong-plan') return 'wrong'
  if (read.is === 'plan') {
    if (misfitsOf(app.database, office, read.plan).length > 0) return 'wrong'
    return planBeside(app.database, office, read.plan).changes ? 'ready' : 'nothing'
  }
  if (!read.result) return 'wrong'
  const { counts } = read.understood
  return counts.new + counts.changed > 0 ? 'ready' : 'nothing'
}

const contentOf = (call: OfficeCall, read: Read): Child => {
  if (read.is === 'wrong-plan') return <PlanMistakes call={call} mistakes={read.mistakes} />
  if (read.is === 'workbook')
    return (
      <>
        {read.understood.notes.map((note) => (
          <p class="quiet">{call.say(note)}</p>
        ))}
        <ImportRows call={call} rows={read.understood.rows} />
      </>
    )
  const misfits = misfitsOf(call.app.database, call.office, read.plan)
  if (misfits.length === 0) return <PlanHolds call={call} plan={read.plan} />
  return (
    <ul class="wrong">
      {misfits.map((misfit) => (
        <li>{call.say(misfitWords(misfit))}</li>
      ))}
    </ul>
  )
}

const page = (
  call: OfficeCall,
  kept: Pick<PendingImport, 'id' | 'fileName'>,
  read: Read,
  status: 200 | 409 | 422 = 200,
): Promise<Response> => {
  const standing = standingOf(call, read)
  const path = call.at(`/files/import/${kept.id}`)
  return call.page(
    { title: words.title, tab: 'files' },
    <>
      <p class="back">
        <a href={call.at('/files')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      <p class="file-name">{kept.fileName}</p>
      {status === 409 ? (
        <p class="notice warn" role="alert">
          {call.say(words.changed)}
        </p>
      ) : null}
      {read.is === 'workbook' ? <ImportCounts call={call} counts={read.understood.counts} /> : null}
      {standing === 'wrong' ? (
        <p class="notice bad">{call.say(words.mend)}</p>
      ) : (
        <p class={standing === 'nothing' ? 'notice good' : ''}>
          {call.say(standing === 'ready' ? words.ready : words.nothing)}
        </p>
      )}
      {standing === 'ready' ? (
        <div class="actions">
          <form method="post" action={`${path}/take`} class="inline">
            <button type="submit">{call.say(words.take)}</button>
          </form>
          <form method="post" action={`${path}/drop`} class="inline">
            <button type="submit" class="secondary">
              {call.say(words.drop)}
            </button>
          </form>
        </div>
      ) : null}
      {contentOf(call, read)}
      {standing === 'wrong' ? (
        <>
          <h2>{call.say(words.again)}</h2>
          <UploadForm call={call} />
        </>
      ) : null}
    </>,
    status,
  )
}

/** A file as it was understood, row by row; nothing is saved yet. */
export const showImport = (call: OfficeCall): Promise<Response> => {
  const kept = importIn(call)
  return kept
    ? page(call, kept, readOf(kept))
    : call.page({ title: words.title, tab: 'files' }, <GoneNotice call={call} />, 404)
}

const GoneNotice = ({ call }: { readonly call: OfficeCall }) => (
  <section class="plain">
    <h1>{call.say(words.title)}</h1>
    <p>{call.say(words.gone)}</p>
    <p>
      <a href={call.at('/files')}>{call.say(words.back)}</a>
    </p>
  </section>
)

const takenWords = (read: Read): Text => {
  if (read.is !== 'workbook') return words.planTaken
  const { counts } = read.understood
  return {
    'zh-CN': `已导入:新增${counts.new}行,修改${counts.changed}行。`,
    en: `Imported: ${counts.new} new rows, ${counts.changed} changed.`,
  }
}

/**
 * Takes a file over, all of it or nothing, in one transaction. Where the office has changed since it was read, nothing
 * is saved: it is understood again and shown again.
 */
export const takeImport = async (call: OfficeCall): Promise<Response> => {
  const { database } = call.app
  const { actor } = call
  const tried = writeReadable(
    call.app,
    call.office,
    (): { read: Read; kept: PendingImport; is: 'taken' | 'changed' | 'wrong' } | undefined => {
      const kept = importIn(call)
      if (!kept) return undefined
      const read = readOf(kept)
      const knownHash = hashFor(call, read.is)
      if (knownHash !== kept.knownHash || hasTakenIds(call, read)) {
        const again = read.is === 'workbook' && read.sheets ? understoodNow(call, read.sheets) : read
        renewImport(database, actor, { id: kept.id, knownHash, body: { ...again } })
        return { read: again, kept, is: 'changed' }
      }
      if (standingOf(call, read) !== 'ready') return { read, kept, is: 'wrong' }
      if (read.is === 'plan') {
        adoptPlan(database, actor, read.plan)
        // The file’s calendar holds from now on, for limits too.
        redueCases(database, call.office)
      } else if (read.is === 'workbook') adoptWorkbook(database, actor, read.result!)
      dropImport(database, actor, kept.id)
      return { read, kept, is: 'taken' }
    },
  )
  const here = call.at(`/files/import/${encodeURIComponent(call.http.req.param('import') ?? '')}`)
  if (!tried.ok) return call.refuse(here, refusalOf(tried.rules))
  const answer = tried.value
  if (!answer) return call.refuse(call.at('/files'), words.gone)
  if (answer.is === 'taken') return call.redirect(call.at('/files'), takenWords(answer.read))
  return page(call, answer.kept, answer.read, answer.is === 'changed' ? 409 : 422)
}

/** Forgets a file that was read. */
export const discardImport = (call: OfficeCall): Response => {
  const { app, actor } = call
  const kept = importIn(call)
  if (kept) app.database.write(() => dropImport(app.database, actor, kept.id))
  return call.redirect(call.at('/files'), words.dropped)
}
