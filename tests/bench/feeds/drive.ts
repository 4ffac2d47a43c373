import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from './servers.ts'

/** Connections at a time, and seconds of one measurement; the same for every server. */
const connections = 16
const seconds = 4

/** Asks for paths at random; the requests are written beforehand, so that the driver costs little. */
const script = `local requests = {}
function init(args)
  math.randomseed(7)
  for line in io.lines(args[1]) do
    local path, tag = line:match("^(%S+) ?(.*)$")
    local headers = { Host = "127.0.0.1" }
    if args[2] == "304" and tag ~= "" then headers["If-None-Match"] = tag end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end
function request() return requests[math.random(#requests)] end
local threads = {}
function setup(thread) threads[#threads + 1] = thread end
wrong = 0
expected = nil
function response(status) if status ~= expected then wrong = wrong + 1 end end
function done(summary)
  local wrong = 0
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("wrong") end
  io.write(string.format("RESULT %d %d %d\\n", summary.requests, summary.duration, wrong + summary.errors.connect + summary.errors.timeout))
end
`

/** Asks a server by `wrk` for what it has, at random: answers a second. Throws where one is another than asked for. */
export const drive = async (folder: string, { name, port, asks }: Server, status: 200 | 304): Promise<number> => {
  const [lua, list] = [join(folder, 'random.lua'), join(folder, `${name}.txt`)]
  writeFileSync(lua, script.replace('expected = nil', `expected = ${status}`))
  writeFileSync(list, asks.map(({ path, tag }) => `${path} ${tag}\n`).join(''))
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', lua]
  const child = spawn('wrk', [...args, `http://127.0.0.1:${port}`, '--', list, String(status)])
  let out = ''
  child.stdout.on('data', (bytes) => {
    out += bytes
  })
  await new Promise((resolve) => child.once('close', resolve))
  const found = /^RESULT (\d+) (\d+) (\d+)$/m.exec(out)
  if (!found) throw new Error(`wrk said: ${out}`)
  const [requests, microseconds, wrong] = found.slice(1).map(Number) as [number, number, number]
  if (wrong > 0) throw new Error(`${name}: ${wrong} answers of ${requests} were not ${status}`)
  return (requests / microseconds) * 1e6
}
