/** The first line in which two texts differ. */
export interface LineDifference {
  /** 1-based. */
  line: number;
  /** Absent where the first text has ended. */
  before?: string;
  after?: string;
}

export function firstDifferentLine(before: string, after: string): LineDifference {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let index = 0;
  while (old[index] === now[index] && index < Math.min(old.length, now.length)) index++;
  const [a, b] = [old[index], now[index]];
  return {
    line: index + 1,
    ...(a === undefined ? {} : { before: a }),
    ...(b === undefined ? {} : { after: b }),
  };
}
