import type { Limits } from "../../spec/schema.js";

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

/** The limits in the order of the spec format, whatever order the page has them in. */
function inOrder({ maxItems, maxLength, minimum, maximum }: Limits): Limits {
  return {
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function readItem(item: string, result: ReadLimits): boolean {
  const colon = item.search(/[:：]/);
  if (colon === -1) return item.trim() === "";
  const value = item.slice(colon + 1).trim();
  const { limits } = result;
  switch (item.slice(0, colon).trim()) {
    case "最大列表长度":
      return setCount(limits, "maxItems", value);
    case "最大长度":
      return setCount(limits, "maxLength", value);
    case "最小值":
      return setBound(limits, "minimum", value);
    case "最大值":
      return setBound(limits, "maximum", value);
    case "默认值":
      result.default = value;
      return true;
    default:
      return false;
  }
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
