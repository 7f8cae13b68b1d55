// Copied by topgen from templates/mock/timestamp.ts. Do not edit.
/** The gateway's timestamps: `yyyy-MM-dd HH:mm:ss` in GMT+8, or epoch milliseconds. */

const gmt8 = 8 * 3_600_000;
/** How far a timestamp may be from the gateway's clock, in milliseconds. */
export const timestampTolerance = 10 * 60_000;

/** The instant of a timestamp in epoch milliseconds; `undefined` when it is neither form. */
export function parseTimestamp(value: string): number | undefined {
  if (/^\d{13}$/.test(value)) return Number(value);
  if (!isDateTime(value)) return undefined;
  return Date.parse(`${value.replace(" ", "T")}Z`) - gmt8;
}

/** Whether a text is `yyyy-MM-dd HH:mm:ss` and names a second that exists. */
function isDateTime(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return false;
  const instant = new Date(`${value.replace(" ", "T")}Z`);
  // A day that does not exist, 30 February, is either invalid or rolls over into the next month.
  return !Number.isNaN(instant.getTime()) && utcText(instant) === value;
}

/** An instant (epoch milliseconds) as the gateway writes it. */
export const formatTimestamp = (instant: number): string => utcText(new Date(instant + gmt8));

const utcText = (date: Date): string => date.toISOString().slice(0, 19).replace("T", " ");
