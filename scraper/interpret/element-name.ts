import type { DocType } from "../doc-types.js";
import { elementOf, memberIndex, type SampleMember } from "../samples/members.js";

/**
 * The wire name of a response list's elements: what the sample shows, else the platform's rule, the
 * class name in lower case with `_` before every capital but the first (`ErpCouponDTO` →
 * `erp_coupon_d_t_o`), for scalars the type's own name.
 */
export function elementName(
  doc: DocType,
  members: readonly SampleMember[],
  childNames: readonly string[],
): string | undefined {
  for (const member of members) {
    const element = elementOf(member);
    if (element && element.name !== "" && isElement(member, element, childNames)) {
      return element.name;
    }
  }
  if (doc.typeName !== undefined) return underscore(doc.typeName);
  if (doc.type === "unknown" || doc.type === "object") return undefined;
  return scalarElements[doc.type] ?? doc.type;
}

const scalarElements: Partial<Record<DocType["type"], string>> = {
  fieldList: "string",
  file: "string",
  json: "string",
  price: "string",
};

/** The list's one child is its element, unless it is itself the list's one parameter. */
function isElement(
  list: SampleMember,
  element: SampleMember,
  childNames: readonly string[],
): boolean {
  const [first] = childNames;
  if (first === undefined) return true;
  return memberIndex(element, first) !== -1 || memberIndex(list, first) === -1;
}

/** `_` before every capital but the first, then lower case. */
export function underscore(className: string): string {
  return className.replace(/(?<!^)[A-Z]/g, (capital) => `_${capital}`).toLowerCase();
}
