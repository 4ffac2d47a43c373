import { z } from 'zod'

/** Ids are the file's own strings; they become file names, so only letters, digits, `.`, `_` and `-`. */
export const idSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, { error: 'id' })
  .refine((id) => new TextEncoder().encode(id).length <= 128, { error: 'id' })
  .meta({
    description: 'An id of the file’s own: 1–64 letters, digits, ".", "_" or "-", beginning with a letter or digit',
  })
