// Copied by topgen from templates/mock/wire-names.ts. Do not edit.
/** The names that the gateway derives: roots of answers and elements of lists. */
import type { MockParam } from "./types.js";

/** Root of a method's answer: `taobao.` dropped, dots to underscores, `_response` added. */
export function rootName(method: string): string {
  const rest = method.startsWith("taobao.") ? method.slice("taobao.".length) : method;
  return `${rest.replaceAll(".", "_")}_response`;
}

/** `ErpCouponDTO` → `erp_coupon_d_t_o`: every capital but the first letter gets an underscore. */
export function underscored(className: string): string {
  return className.replace(/[A-Z]/g, (capital, at: number) =>
    at === 0 ? capital.toLowerCase() : `_${capital.toLowerCase()}`,
  );
}

/** The wire name of one element of a list: the documented one, else by the rule. */
export function elementName(list: MockParam): string {
  if (list.element !== undefined) return list.element;
  if (list.type === "object") return underscored(list.typeName ?? "object");
  const primitives = ["number", "price", "json", "boolean", "date"];
  return primitives.includes(list.type) ? list.type : "string";
}
