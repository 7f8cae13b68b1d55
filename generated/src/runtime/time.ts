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
