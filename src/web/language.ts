import { getCookie } from 'hono/cookie'
import { type Language, languages } from '../domain/text.ts'
import type { Http } from './call.tsx'

/** The cookie that keeps the language of whoever is not signed in. */
export const languageCookie = 'language'

/** A language by its name. */
export const languageOf = (word: unknown): Language | undefined => languages.find((language) => language === word)

/** The language of a request before anybody is signed in: as chosen here, else zh-CN. */
export const languageIn = (http: Http): Language => languageOf(getCookie(http, languageCookie)) ?? 'zh-CN'
