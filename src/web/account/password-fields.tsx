import type { FC } from 'hono/jsx'
import type { Text } from '../../domain/text.ts'
import type { Call } from '../call.tsx'
import { type Form, missing, TextField, type Wrongs } from '../form.tsx'
import { isGuessable } from './guessable.ts'
import { accountWords } from './words.ts'

/** A new password, typed twice. */
export const PasswordFields: FC<{ readonly call: Call; readonly wrongs: Wrongs }> = ({ call, wrongs }) => {
  const { language, app } = call
  const hint: Text = {
    'zh-CN': `至少${app.settings.passwordLength}个字符;一句自己记得住的话就很好`,
    en: `At least ${app.settings.passwordLength} characters; a sentence you remember does well`,
  }
  return (
    <>
      <TextField
        name="password"
        type="password"
        label={call.say(accountWords.newPassword)}
        hint={call.say(hint)}
        autocomplete="new-password"
        {...{ wrongs, language }}
      />
      <TextField
        name="again"
        type="password"
        label={call.say(accountWords.again)}
        autocomplete="new-password"
        {...{ wrongs, language }}
      />
    </>
  )
}

/** What is wrong with a new password, by field. */
export const passwordWrongs = (call: Call, form: Form, userName: string): Map<string, Text> => {
  const wrongs = missing(form, ['password', 'again'])
  if (wrongs.size > 0) return wrongs
  const least = call.app.settings.passwordLength
  if ([...form.get('password')].length < least)
    wrongs.set('password', { 'zh-CN': `至少${least}个字符`, en: `At least ${least} characters` })
  if (isGuessable(form.get('password'), userName)) wrongs.set('password', accountWords.guessable)
  if (form.get('password') !== form.get('again')) wrongs.set('again', accountWords.differ)
  return wrongs
}
