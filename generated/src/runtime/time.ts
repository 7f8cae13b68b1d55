// Copied by topgen from templates/runtime/time.ts. Do not edit.
/**
 * TOP's clock: every date of the protocol is text `yyyy-MM-dd HH:mm:ss` in GMT+8, whatever the zone
 * of the process. GMT+8 has no daylight saving, so a fixed shift is exact.
 */

const SHIFT_MS = 8 * 3_600_000;
const TEXT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/;

/**
 * An instant as TOP writes it.
 *
 * @param instant a date or epoch milliseconds, years 0 to 9999
 * @throws RangeError when the date is invalid or the year does not have four digits
 */
export function formatDate(instant: Date | number): string {
  const text = new Date(Number(instant) + SHIFT_MS).toISOString();
  if (text.length !== 24) throw new RangeError(`a TOP date has a year of four digits, not ${text}`);
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/**
 * The instant that a date of TOP means: `yyyy-MM-dd HH:mm:ss` read in GMT+8. Seconds, and the time
 * as a whole, may be absent.
 *
 * @throws RangeError when the text is no such date
 */
export function toDate(text: string): Date {
  const match = TEXT.exec(text.trim());
  const [, day = "", minute = "00:00", second = "00", fraction = "0"] = match ?? [];
  const instant = new Date(`${day}T${minute}:${second}.${fraction}+08:00`);
  // A day that does not exist is moved to one that does, or is no date at all.
  if (Number.isNaN(instant.getTime()) || formatDate(instant) !== `${day} ${minute}:${second}`) {
    throw new RangeError(
      `expected a date like "2016-01-01 12:00:00", found ${JSON.stringify(text)}`,
    );
  }
  return instant;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Whether a value is the text of a date that exists: a day, with or without a time. */
export function isDateText(value: unknown): boolean {
  const match = typeof value === "string" ? DATE.exec(value) : null;
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= days;
  const [, , , , hour = "", minute = "", second = ""] = match;
  return isDay && hour < "24" && minute < "60" && second < "60";
}
