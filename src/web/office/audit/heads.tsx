import { clockIn } from '../../../calendar/instant.ts'
import { headsOf, logKeysOf } from '../../../db/head-store.ts'
import { shortRoot } from '../../../domain/checkpoint.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, TextField } from '../../form.tsx'
import { countIn, mayHaveAll, onlyWithout, type ReadHead, readHead, tipFor } from './evidence.ts'
import { auditPage } from './frame.tsx'
import { CheckHead } from './heads-check.tsx'

const words = {
  title: { 'zh-CN': '树头', en: 'Heads' },
  back: { 'zh-CN': '← 全部记录', en: '← All entries' },
  about: {
    'zh-CN':
      '树头就是到某一条为止全部记录的签名摘要:每次发布、每天零点过后各签一个保存,并印在公示上。手里留着旧树头,以前的记录就改不了而不被发现。',
    en: 'A head is the signed hash of all entries up to some number. One is kept at each publication and each day, and printed on notices: whoever holds an old head finds out when anything before it was altered.',
  },
  key: { 'zh-CN': '公钥', en: 'Public key' },
  keySince: (at: string): Text => ({ 'zh-CN': `${at}起使用`, en: `in use since ${at}` }),
  formerKeys: { 'zh-CN': '以前的公钥', en: 'Former public keys' },
  noKey: { 'zh-CN': '还没有签名。', en: 'Nothing is signed yet.' },
  how: { 'zh-CN': '怎样离线核对', en: 'How to verify offline' },
  howIs: {
    'zh-CN':
      '从可信的来源记下公钥,并留好以前的树头(公示上印的、下载的heads.txt)。把数据库备份或下载的log.jsonl拿到另一台电脑上。运行 roster-verify 文件 --key 公钥 --head 旧树头文件,它会逐条核对,说出哪一条、哪一行数据被改过。',
    en: 'Note the public key from a source you trust, and keep old heads: those printed on notices, or heads.txt. Take a backup of the database, or log.jsonl, to another computer. Run roster-verify FILE --key KEY --head OLD-HEADS: it compares entry by entry and names whichever was altered.',
  },
  now: { 'zh-CN': '现在的树头', en: 'The head as it is now' },
  kept: { 'zh-CN': '保存的树头', en: 'Heads kept' },
  none: { 'zh-CN': '还没有。', en: 'None yet.' },
  when: { 'zh-CN': '签出时间', en: 'Signed' },
  size: { 'zh-CN': '条数', en: 'Entries' },
  root: { 'zh-CN': '树根', en: 'Root' },
  signature: { 'zh-CN': '签名', en: 'Signature' },
  holds: { 'zh-CN': '✓ 有效', en: '✓ holds' },
  fails: { 'zh-CN': '✗ 无效', en: '✗ does not hold' },
  proof: { 'zh-CN': '与现在一致的证明', en: 'Proof that the log continues it' },
  older: { 'zh-CN': '更早的', en: 'Older' },
  all: { 'zh-CN': '下载全部树头(heads.txt)', en: 'Download all heads (heads.txt)' },
  between: { 'zh-CN': '两个树头之间的证明', en: 'Proof between two heads' },
  from: { 'zh-CN': '较早的条数', en: 'Entries of the earlier one' },
  to: { 'zh-CN': '较晚的条数', en: 'Entries of the later one' },
  download: { 'zh-CN': '下载证明', en: 'Download the proof' },
} as const

const perPage = 60

/** Heads of the log: kept ones, the one as it is now, the public key, and a form to compare a head somebody holds. */
export const showHeads = (call: OfficeCall): Promise<Response> => {
  const { app, office, http } = call
  const found = headsOf(app.readOnly, perPage + 1, countIn(http.req.query('before')))
  const heads = found.slice(0, perPage).flatMap((head) => readHead(call, head) ?? [])
  const older = found.length > perPage ? heads.at(-1)!.size : undefined
  const [key, ...former] = logKeysOf(app.readOnly)
  const tip = tipFor(call)
  const clock = (at: string): string => clockIn(at, office.timezone)
  return auditPage(
    call,
    { page: 'log', title: words.title, question: undefined },
    <>
      <p>
        <a href={call.at('/audit/log')}>{call.say(words.back)}</a>
      </p>
      <p>{call.say(words.about)}</p>
      <CheckHead {...{ call }} />
      <h2>{call.say(words.key)}</h2>
      {key ? (
        <p class="evidence-text">
          <code>{key.key}</code> <span class="quiet">{call.say(words.keySince(clock(key.at)))}</span>
        </p>
      ) : (
        <p>{call.say(words.noKey)}</p>
      )}
      {former.length === 0 ? null : (
        <details>
          <summary>{call.say(words.formerKeys)}</summary>
          {former.map((one) => (
            <p class="evidence-text">
              <code>{one.key}</code> <span class="quiet">{call.say(words.keySince(clock(one.at)))}</span>
            </p>
          ))}
        </details>
      )}
      <h2>{call.say(words.how)}</h2>
      <p>{call.say(words.howIs)}</p>
      {tip ? (
        <>
          <h2>{call.say(words.now)}</h2>
          <pre class="evidence-text">{tip.note}</pre>
        </>
      ) : null}
      <h2>{call.say(words.kept)}</h2>
      {heads.length === 0 ? <p>{call.say(words.none)}</p> : <Kept {...{ call, heads }} />}
      <p class="actions">
        {older === undefined ? null : <a href={call.at(`/audit/heads?before=${older}`)}>{call.say(words.older)}</a>}
        <a href={call.at('/audit/heads.txt')}>{call.say(words.all)}</a>
      </p>
      {mayHaveAll(call) ? <Between {...{ call }} /> : <p class="quiet">{call.say(onlyWithout)}</p>}
    </>,
  )
}

const Kept = ({ call, heads }: { call: OfficeCall; heads: readonly ReadHead[] }) => (
  <table class="cards">
    <thead>
      <tr>
        {[words.when, words.size, words.root, words.signature].map((head) => (
          <th scope="col">{call.say(head)}</th>
        ))}
        {mayHaveAll(call) ? <th scope="col">{call.say(words.proof)}</th> : null}
      </tr>
    </thead>
    <tbody>
      {heads.map(({ size, root, at, isSigned }) => (
        <tr>
          <td data-label={call.say(words.when)}>{clockIn(at!, call.office.timezone)}</td>
          <td data-label={call.say(words.size)}>{size}</td>
          <td data-label={call.say(words.root)}>
            <code>{shortRoot(root)}</code>
          </td>
          <td data-label={call.say(words.signature)}>
            <span class={`mark ${isSigned ? 'good' : 'bad'}`}>
              {call.say(isSigned ? words.holds : words.fails)}
            </span>
          </td>
          {mayHaveAll(call) ? (
            <td data-label={call.say(words.proof)}>
              <a href={call.at(`/audit/heads/proof.json?from=${size}`)}>proof.json</a>
            </td>
          ) : null}
        </tr>
      ))}
    </tbody>
  </table>
)

const Between = ({ call }: { call: OfficeCall }) => {
  const field = { language: call.language, wrongs: noWrongs, inputmode: 'numeric', required: true }
  return (
    <section>
      <h2>{call.say(words.between)}</h2>
      <form method="get" action={call.at('/audit/heads/proof.json')} class="put-in audit-question">
        <TextField {...field} name="from" label={call.say(words.from)} />
        <TextField {...field} name="to" label={call.say(words.to)} />
        <button type="submit" class="secondary put">
          {call.say(words.download)}
        </button>
      </form>
    </section>
  )
}
