import { type LimitColumn, type Limits, limitWords } from "../../spec/rules/bounds.js";

export interface ReadLimits {
  limits: Limits;
  default?: string;
  /** Items that are no limit known here, or have no usable number. */
  unread: string[];
}

/** Reads the items of the limits column (更多限制): `最大长度:32`, `默认值:true` … */
export function readLimits(items: readonly string[]): ReadLimits {
  const result: ReadLimits = { limits: {}, unread: [] };
  for (const item of items) if (!readItem(item, result)) result.unread.push(item);
  return { ...result, limits: inOrder(result.limits) };
}

const columns = Object.entries(limitWords) as [LimitColumn, string][];

/** The limits in the order of the spec format, whatever order the page has them in. */
function inOrder(limits: Limits): Limits {
  return Object.fromEntries(
    columns.flatMap(([key]) => (limits[key] === undefined ? [] : [[key, limits[key]]])),
  );
}

function readItem(item: string, result: ReadLimits): boolean {
  const colon = item.search(/[:：]/);
  if (colon === -1) return item.trim() === "";
  const value = item.slice(colon + 1).trim();
  const name = item.slice(0, colon).trim();
  if (name === "默认值") {
    result.default = value;
    return true;
  }
  const [key] = columns.find(([, words]) => words === name) ?? [];
  if (key === undefined) return false;
  return key === "minimum" || key === "maximum"
    ? setBound(result.limits, key, value)
    : setCount(result.limits, key, value);
}

function setCount(limits: Limits, key: "maxItems" | "maxLength", value: string): boolean {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count)) return false;
  limits[key] = count;
  return true;
}

/** A bound stays text where a double would lose a digit. */
function setBound(limits: Limits, key: "minimum" | "maximum", value: string): boolean {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return false;
  const number = Number(value);
  limits[key] = String(number) === value ? number : value;
  return true;
}
