import type { Locale } from '../lib/page-context.ts'
import { en } from './en.ts'
import type { Messages } from './shape.ts'
import { vi } from './vi.ts'

/** The texts of a language. */
export const messagesIn = (locale: Locale): Messages => (locale === 'en' ? en : vi)
