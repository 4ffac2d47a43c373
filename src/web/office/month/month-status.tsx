import type { Child, FC } from 'hono/jsx'
import { dayWords } from '../../../domain/day-words.ts'
import { rosterStateWords } from '../../../domain/draft.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { MonthView } from './month-view.ts'
import { obstaclesOf, rosterOf } from './publish.ts'

const words = {
  make: { 'zh-CN': '自动编排', en: 'Make the roster' },
  again: { 'zh-CN': '重新自动编排', en: 'Make it again' },
  undo: { 'zh-CN': '撤销上一步', en: 'Undo' },
  discard: { 'zh-CN': '放弃草稿,回到已发布', en: 'Drop the draft' },
  submit: { 'zh-CN': '送审签', en: 'Submit' },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
  approve: { 'zh-CN': '审签同意', en: 'Approve' },
  giveBack: { 'zh-CN': '退回', en: 'Return' },
  note: { 'zh-CN': '退回原因', en: 'Reason for returning' },
  publish: { 'zh-CN': '发布', en: 'Publish' },
  cancel: { 'zh-CN': '停止', en: 'Stop' },
  making: { 'zh-CN': '正在编排…', en: 'Making the roster …' },
  failed: { 'zh-CN': '上一次计算出了问题,草稿没有变。', en: 'The last run went wrong; the draft is as it was.' },
  brokenReason: {
    'zh-CN': '有必须遵守的规则没有满足,发布原因',
    en: 'Required rules are broken; why it is published',
  },
  lateReason: { 'zh-CN': '公示提前天数不够,原因', en: 'Notice is short; why' },
  compare: { 'zh-CN': '与已发布的对比', en: 'Compare with what is published' },
  revision: { 'zh-CN': '第', en: 'Revision' },
  print: { 'zh-CN': '公示', en: 'Notice' },
  sheet: { 'zh-CN': '签到表', en: 'Sign-in sheet' },
  forms: { 'zh-CN': '公示的Word、Excel、微信文字、大厅屏幕', en: 'Other forms of the notice' },
  excel: { 'zh-CN': '导出Excel', en: 'Excel' },
  waiting: { 'zh-CN': '等待审签。', en: 'Waiting for approval.' },
} as const satisfies Record<string, Text>

/** A button that posts to an address of the month, with the version it was shown with. */
const Post: FC<{
  readonly call: OfficeCall
  readonly view: MonthView
  readonly to: string
  readonly label: string
  readonly kind?: 'main' | 'secondary' | 'outline'
  readonly children?: Child
}> = ({ call, view, to, label, kind = 'main', children }) => (
  <form method="post" action={call.at(`/m/${view.name}/${to}`)} class={children ? 'with-fields' : 'inline'}>
    <input type="hidden" name="version" value={String(view.draft?.version ?? 0)} />
    {children}
    <button type="submit" class={kind === 'main' ? '' : kind}>
      {label}
    </button>
  </form>
)

const Reason: FC<{ readonly name: string; readonly label: string; readonly value?: string }> = ({
  name,
  label,
}) => (
  <label class="reason">
    {label}
    <input type="text" name={name} maxlength={600} required />
  </label>
)

/** The state of a month, and what this person can do now. */
export const MonthStatus: FC<{ readonly call: OfficeCall; readonly view: MonthView }> = ({ call, view }) => {
  const { state, draft, revision, review, making } = view
  const isRunning = making?.state === 'running'
  const [isClerk, isApprover] = [call.roles.has('clerk'), call.roles.has('approver')]
  const post = { call, view }
  return (
    <section class="status" aria-label={call.say(rosterStateWords[state])}>
      <p class="state">
        <span
          class={`mark ${state === 'published' ? 'good' : state === 'draft' || state === 'empty' ? '' : 'warn'}`}
        >
          {call.say(rosterStateWords[state])}
        </span>{' '}
        {revision ? (
          <a href={call.at(`/m/${view.name}/r/${revision.n}`)}>
            {call.say(words.revision)} {revision.n} {call.language === 'zh-CN' ? '版' : ''}
          </a>
        ) : null}{' '}
        {revision && state !== 'published' ? (
          <a href={call.at(`/m/${view.name}/compare`)}>{call.say(words.compare)}</a>
        ) : null}
        {review?.is === 'returned' && review.draft === draft?.version && review.note ? (
          <span class="notice warn"> {review.note}</span>
        ) : null}
      </p>
      {isRunning ? (
        <div class="making" data-progress={call.at(`/m/${view.name}/progress`)}>
          <p role="status">{call.say(words.making)}</p>
          <progress
            max={making.total || undefined}
            value={making.total ? making.done : undefined}
            aria-label={call.say(words.making)}
          />
          <Post {...post} to="cancel" label={call.say(words.cancel)} kind="secondary" />
        </div>
      ) : (
        <div class="actions">
          {making?.state === 'failed' ? <span class="wrong">{call.say(words.failed)}</span> : null}
          {isClerk && (state === 'empty' || state === 'draft' || state === 'published') ? (
            <Post
              {...post}
              to="make"
              label={call.say(draft ? words.again : words.make)}
              kind={draft ? 'secondary' : 'main'}
            />
          ) : null}
          {isClerk && state === 'draft' && draft?.parent != null ? (
            <Post {...post} to="undo" label={call.say(words.undo)} kind="secondary" />
          ) : null}
          {isClerk && state === 'draft' && revision ? (
            <Post {...post} to="discard" label={call.say(words.discard)} kind="secondary" />
          ) : null}
          {isClerk && state === 'draft' ? <Post {...post} to="submit" label={call.say(words.submit)} /> : null}
          {isApprover && state === 'submitted' ? (
            <>
              <Post {...post} to="approve" label={call.say(words.approve)} />
              <Post {...post} to="return" label={call.say(words.giveBack)} kind="secondary">
                <Reason name="note" label={call.say(words.note)} />
              </Post>
            </>
          ) : null}
          {!isApprover && state === 'submitted' ? <span class="quiet">{call.say(words.waiting)}</span> : null}
          {state === 'approved' && (isClerk || isApprover) ? <Publish {...post} /> : null}
          {isClerk && (state === 'submitted' || state === 'approved') ? (
            <Post {...post} to="withdraw" label={call.say(words.withdraw)} kind="secondary" />
          ) : null}
          {draft ? (
            <a
              class="file"
              href={call.at(
                state === 'published' && revision
                  ? `/m/${view.name}/r/${revision.n}/month.xlsx`
                  : `/m/${view.name}/month.xlsx`,
              )}
            >
              {call.say(words.excel)}
            </a>
          ) : null}
          {revision ? (
            <>
              <a class="file" href={call.at(`/m/${view.name}/r/${revision.n}/notice`)}>
                {call.say(words.print)}
              </a>
              <a class="file" href={call.at(`/m/${view.name}/r/${revision.n}/sign-in-sheet`)}>
                {call.say(words.sheet)}
              </a>
              <a class="file" href={call.at(`/m/${view.name}/r/${revision.n}#notice`)}>
                {call.say(words.forms)}
              </a>
            </>
          ) : null}
        </div>
      )}
    </section>
  )
}

/** 发布, with the reasons that are needed where a rule is broken or the notice is short. */
const Publish: FC<{ readonly call: OfficeCall; readonly view: MonthView }> = ({ call, view }) => {
  const { broken, late } = obstaclesOf(call, view, rosterOf(view, call.app.now()))
  const days = call.office.settings.noticeDays
  const lateLabel = late
    ? `${call.say(words.lateReason)}(${call.say(dayWords(late.first))};${call.language === 'zh-CN' ? `应提前${days}天` : `${days} days are due`})`
    : ''
  return (
    <Post call={call} view={view} to="publish" label={call.say(words.publish)}>
      {broken.length > 0 ? <Reason name="brokenReason" label={call.say(words.brokenReason)} /> : null}
      {late ? <Reason name="lateReason" label={lateLabel} /> : null}
    </Post>
  )
}
