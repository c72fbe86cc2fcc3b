import { z } from 'zod'

/** Instants are ISO 8601 in UTC; days are `YYYY-MM-DD` as lived in Viet Nam (UTC+7 all year). */
export const Instant = z.iso.datetime()
export const Day = z.iso.date()

export const programmeTimeZone = 'Asia/Ho_Chi_Minh'

/** The Vietnamese day an instant falls on. */
export const dayOf = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(programmeTimeZone).toPlainDate().toString()

/** The instant at which a Vietnamese day ends (its last millisecond): a deadline "on day D" is met until then. */
export const endOfDay = (day: string): string =>
  Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime(programmeTimeZone)
    .toInstant()
    .subtract({ milliseconds: 1 })
    .toString({ fractionalSecondDigits: 3 })

/** The instant of a wall-clock time on a Vietnamese day, e.g. `at('2026-10-05', '08:30')`. */
export const at = (day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(programmeTimeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
