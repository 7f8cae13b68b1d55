// Copied by topgen from templates/runtime/time.ts. Do not edit.
/**
 * TOP's clock: every date of the protocol is text `yyyy-MM-dd HH:mm:ss` in GMT+8, whatever the zone
 * of the process. GMT+8 has no daylight saving, so a fixed shift is exact.
 */

const SHIFT_MS = 8 * 3_600_000;
const TEXT = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/;

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
  const part = (index: number): number => Number(match?.[index] ?? 0);
  const utc = new Date(0);
  utc.setUTCFullYear(part(1), part(2) - 1, part(3));
  utc.setUTCHours(part(4), part(5), part(6), Number((match?.[7] ?? "").padEnd(3, "0")));
  const real = utc.getUTCMonth() === part(2) - 1 && utc.getUTCDate() === part(3);
  if (match === null || !real || part(4) > 23 || part(5) > 59 || part(6) > 59) {
    throw new RangeError(
      `expected a date like "2016-01-01 12:00:00", found ${JSON.stringify(text)}`,
    );
  }
  return new Date(utc.getTime() - SHIFT_MS);
}
