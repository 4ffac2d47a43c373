import { oneLine } from '../domain/text.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words as HTML text or attribute value. */
export const escapeHtml = (words: string): string => oneLine(words).replace(/[&<>"']/g, (sign) => entities[sign]!)
