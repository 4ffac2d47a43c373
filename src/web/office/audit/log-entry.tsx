import { clockIn } from '../../../calendar/instant.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { subjectsOf } from '../log.tsx'
import { logSentence } from '../log-words.ts'
import { type Inclusion, inclusionsOf, onlyWithout, type ShownEntry, shownEntry } from './evidence.ts'
import { auditPage } from './frame.tsx'
import { tableWords } from './table-words.ts'

const words = {
  title: (seq: number): Text => ({ 'zh-CN': `第${seq}条记录`, en: `Entry ${seq}` }),
  back: { 'zh-CN': '← 全部记录', en: '← All entries' },
  program: { 'zh-CN': '系统', en: 'the program' },
  proofs: { 'zh-CN': '证明', en: 'Proof' },
  isProven: (size: number, at: string | undefined): Text => ({
    'zh-CN': `✓ 已核对:这一条在${at === undefined ? '现在' : `${at}签出`}的树头(共${size}条)之下,一字未改,签名有效。`,
    en: `✓ Verified: this entry stands, to the letter, under the head ${at === undefined ? 'as it is now' : `signed ${at}`} (${size} entries), and the signature holds.`,
  }),
  isNot: (size: number): Text => ({
    'zh-CN': `✗ 核对不上:这一条与树头(共${size}条)不一致,或签名无效。请保存现场,用 roster-verify 查明。`,
    en: `✗ This entry does not agree with the head of ${size} entries, or its signature does not hold. Keep everything as it is and find out with roster-verify.`,
  }),
  noHead: { 'zh-CN': '还没有签出包含这一条的树头。', en: 'No head over this entry was signed yet.' },
  path: (count: number): Text => ({
    'zh-CN': `证明用的${count}个摘要`,
    en: `The ${count} hashes of the proof`,
  }),
  download: { 'zh-CN': '下载证明(proof.json)', en: 'Download the proof (proof.json)' },
  downloadIs: {
    'zh-CN': '可用 roster-verify proof 在别的电脑上核对。',
    en: 'Verify it on any other computer with roster-verify proof.',
  },
  text: { 'zh-CN': '签名的原文', en: 'The text that was signed' },
  leaf: { 'zh-CN': '摘要(SHA-256)', en: 'Hash (SHA-256)' },
  rows: { 'zh-CN': '这一条涉及的数据', en: 'Rows it speaks of' },
  noRows: { 'zh-CN': '没有改动数据。', en: 'It changed no rows.' },
  kind: { 'zh-CN': '数据', en: 'Rows' },
  key: { 'zh-CN': '编号', en: 'Key' },
  became: { 'zh-CN': '改后的摘要', en: 'Hash of what it became' },
  gone: { 'zh-CN': '已删除', en: 'gone' },
} as const

/** Rows shown of one entry; all of them are in its text. */
const mostRows = 200

/** An entry of the log: in words, to the letter, and proven. */
export const showEntry = (call: OfficeCall): Promise<Response> => {
  const shown = shownEntry(call)
  if (!shown) return plainPage(call, 'notFound')
  const { entry, proven } = shown
  const subject = subjectsOf({ ...call, database: call.app.readOnly })(entry)
  return auditPage(
    call,
    { page: 'log', title: words.title(entry.seq), question: undefined },
    <>
      <p>
        <a href={call.at('/audit/log')}>{call.say(words.back)}</a>
      </p>
      <p>
        <time datetime={entry.at}>{clockIn(entry.at, call.office.timezone)}</time>{' '}
        <b>{entry.who ?? call.say(words.program)}</b>{' '}
        {call.say(logSentence(entry.what, { subject, data: entry.data }))}
      </p>
      {proven ? <Proven {...{ call, proven }} /> : <p class="quiet">{call.say(onlyWithout)}</p>}
    </>,
  )
}

const Proven = ({ call, proven }: { call: OfficeCall; proven: NonNullable<ShownEntry['proven']> }) => {
  const { seq, text, leaf, rows } = proven
  const inclusions = inclusionsOf(call, proven)
  return (
    <>
      <h2>{call.say(words.proofs)}</h2>
      {inclusions.length === 0 ? <p>{call.say(words.noHead)}</p> : null}
      {inclusions.map((inclusion) => (
        <ProofOf {...{ call, inclusion }} />
      ))}
      {inclusions.length === 0 ? null : (
        <p>
          <a href={call.at(`/audit/log/${seq}/proof.json`)}>{call.say(words.download)}</a>{' '}
          <span class="quiet">{call.say(words.downloadIs)}</span>
        </p>
      )}
      <h2>{call.say(words.text)}</h2>
      <p class="evidence-text">
        <code>{text}</code>
      </p>
      <p class="evidence-text">
        {call.say(words.leaf)} <code>{leaf.toString('hex')}</code>
      </p>
      <h2>{call.say(words.rows)}</h2>
      {rows.length === 0 ? (
        <p>{call.say(words.noRows)}</p>
      ) : (
        <table class="cards evidence-rows">
          <thead>
            <tr>
              {[words.kind, words.key, words.became].map((head) => (
                <th scope="col">{call.say(head)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map(([table, key, hash]) => (
              <tr>
                <td data-label={call.say(words.kind)}>{tableWords[table] ? call.say(tableWords[table]) : table}</td>
                <td data-label={call.say(words.key)}>
                  <code>{key.join(' · ')}</code>
                </td>
                <td data-label={call.say(words.became)}>
                  {hash === null ? call.say(words.gone) : <code>{hash.slice(0, 16)}…</code>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

const ProofOf = ({ call, inclusion }: { call: OfficeCall; inclusion: Inclusion }) => {
  const { head, proof, isProven } = inclusion
  const at = head.at === undefined ? undefined : clockIn(head.at, call.office.timezone)
  return (
    <div class={`notice ${isProven ? 'good' : 'bad'}`}>
      <p>{call.say(isProven ? words.isProven(head.size, at) : words.isNot(head.size))}</p>
      <details>
        <summary>{call.say(words.path(proof.length))}</summary>
        <p class="evidence-text">
          {proof.map((hash) => (
            <>
              <code>{hash.toString('hex')}</code>
              <br />
            </>
          ))}
        </p>
        <pre class="evidence-text">{head.note}</pre>
      </details>
    </div>
  )
}
