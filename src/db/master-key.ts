import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { syncFile } from './backup.ts'
import { giveToOwner } from './lock.ts'
import { keyBytes, newKey } from './sealing.ts'

/** Name of the master key’s file in the folder of keys. */
export const masterName = 'master.key'

const mastersSchema = z.strictObject({
  masters: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        key: z.base64().refine((key) => Buffer.from(key, 'base64').length === keyBytes),
        /** The instant it was made. */
        since: z.string(),
      }),
    )
    .min(1),
})

/** Master keys, the one in use first; a second one only while keys are wrapped anew. */
export type Masters = readonly z.infer<typeof mastersSchema>['masters'][number][]

/** The master key was lost, cannot be read, or is of another key ring. */
export class MasterKeyMissing extends Error {
  constructor(readonly file: string) {
    super(`${file} is missing or does not belong to the keys beside it`)
  }
}

/** A new master key, made at an instant. */
export const newMaster = (since: string): Masters[number] => ({
  id: newKey().subarray(0, 8).toString('hex'),
  key: newKey().toString('base64'),
  since,
})

/** The master keys of a folder; undefined where there are none. Throws `MasterKeyMissing` where the file is no such file. */
export const readMasters = (folder: string): Masters | undefined => {
  const file = join(folder, masterName)
  if (!existsSync(file)) return undefined
  try {
    return mastersSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).masters
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof z.ZodError) throw new MasterKeyMissing(file)
    throw fault
  }
}

/** Keeps master keys. */
export const writeMasters = (folder: string, masters: Masters): void =>
  writeSecret(folder, masterName, `${JSON.stringify({ masters }, undefined, 2)}\n`)

/** Writes a file readable by its owner alone: beside, and renamed, so that a key is never half there. */
export const writeSecret = (folder: string, name: string, text: string): void => {
  const fresh = join(folder, `${name}.tmp`)
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  giveToOwner(fresh, folder)
  renameSync(fresh, join(folder, name))
  syncFile(folder)
}

/** Takes away what a killed write left, and keeps others from reading the key, should somebody have copied it here. */
export const tidyMasters = (folder: string): void => {
  const file = join(folder, masterName)
  rmSync(`${file}.tmp`, { force: true })
  if (existsSync(file)) chmodSync(file, 0o600)
}
