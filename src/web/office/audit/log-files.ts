import { headProof, logSize, provenEntries } from '../../../db/evidence-store.ts'
import { headOfSize, headsOf, tipOf } from '../../../db/head-store.ts'
import { attachment, disposition } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import {
  countIn,
  inclusionsOf,
  mayHaveAll,
  onlyWithout,
  readHead,
  readsWholeLog,
  shownEntry,
  tipFor,
} from './evidence.ts'

const base64 = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'))

/** The proof of an entry under the first kept head over it, or where there is none, under the head as it is now. */
export const downloadEntryProof = (call: OfficeCall): Response | Promise<Response> => {
  const shown = shownEntry(call)
  if (!shown) return plainPage(call, 'notFound')
  const { entry, proven } = shown
  const inclusion = proven && inclusionsOf(call, proven)[0]
  if (!inclusion) return call.refuse(call.at(`/audit/log/${entry.seq}`), onlyWithout)
  const { head, proof } = inclusion
  const content = {
    entry: proven.text,
    index: entry.seq - 1,
    size: head.size,
    proof: base64(proof),
    head: head.note,
  }
  const name = `proof-${entry.seq}.json`
  return attachment(call, { name, plain: name, type: 'json' }, `${JSON.stringify(content, undefined, 2)}\n`)
}

/** The proof that one head continues another: kept ones by their sizes, or up to the one as it is now. */
export const downloadHeadProof = (call: OfficeCall): Response | Promise<Response> => {
  if (!mayHaveAll(call)) return call.refuse(call.at('/audit/heads'), onlyWithout)
  const headIn = (name: string) => {
    const size = countIn(call.http.req.query(name))
    return size === undefined ? undefined : readHead(call, headOfSize(call.app.readOnly, size))
  }
  const [from, to] = [headIn('from'), call.http.req.query('to') ? headIn('to') : tipFor(call)]
  if (!from || !to || from.size > to.size || to.size > logSize(call.app.readOnly))
    return plainPage(call, 'notFound')
  const content = { from: from.note, to: to.note, proof: base64(headProof(call.app.readOnly, from.size, to.size)) }
  const name = `heads-${from.size}-${to.size}.json`
  return attachment(call, { name, plain: name, type: 'json' }, `${JSON.stringify(content, undefined, 2)}\n`)
}

/** All kept heads one after the other, the earliest first, and for who may have it the one as it is now. */
export const downloadHeads = (call: OfficeCall): Response => {
  const kept = headsOf(call.app.readOnly, Number.MAX_SAFE_INTEGER)
    .toReversed()
    .map(({ note }) => note)
  const tip = mayHaveAll(call) ? tipOf(call.app.readOnly) : undefined
  const notes = tip === undefined || tip === kept.at(-1) ? kept : [...kept, tip]
  return attachment(call, { name: 'heads.txt', plain: 'heads.txt', type: 'txt' }, notes.join('\n'))
}

/** Entries written at once into the download of the log. */
const atOnce = 1000

/**
 * The whole log, a line for each entry: its leaf to the letter, or of entries the caller may not read its number and
 * hash alone, so that the tree can be recomputed. It ends with the last entry there was when it was asked for.
 */
export const downloadWholeLog = (call: OfficeCall): Response => {
  if (!mayHaveAll(call)) return call.refuse(call.at('/audit/log'), onlyWithout)
  const { app, office } = call
  const isWhole = readsWholeLog(call)
  const size = logSize(app.readOnly)
  const lines = (from: number): string =>
    provenEntries(app.readOnly, from, Math.min(from + atOnce - 1, size))
      .map(({ seq, office: of, text, leaf }) =>
        isWhole || of === office.id ? text : JSON.stringify({ leaf: leaf.toString('base64'), seq }),
      )
      .join('\n')
  let next = 1
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      if (next > size) return to.close()
      to.enqueue(encoder.encode(`${lines(next)}\n`))
      next += atOnce
    },
  })
  const name = 'log.jsonl'
  call.http.header('Content-Type', 'application/jsonl; charset=utf-8')
  call.http.header('Content-Disposition', disposition({ name, plain: name, type: 'json' }))
  call.http.header('Cache-Control', 'no-store')
  return call.http.body(body)
}
