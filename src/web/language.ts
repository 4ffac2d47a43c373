import { getCookie } from 'hono/cookie'
import { type Language, languages } from '../domain/text.ts'
import type { Http } from './call.tsx'
import { cookieName } from './cookie-name.ts'

/** Name of the cookie that keeps a language. */
export const languageCookie = (isSecure: boolean): string => cookieName('language', isSecure)

/** A language by its name. */
export const languageOf = (word: unknown): Language | undefined => languages.find((language) => language === word)

/** The language of a request before anybody is signed in: as chosen here, else zh-CN. */
export const languageIn = (http: Http, isSecure: boolean): Language =>
  languageOf(getCookie(http, languageCookie(isSecure))) ?? 'zh-CN'
