/** Rules across the fields of an object as JSON Schema, where it can say them. */
import type { ObjectIr, RuleIr } from "../ir/types.js";
import type { JsonSchema } from "./schema-types.js";

/** @returns the schemas that enforce the rules, and the page's words for every rule */
export function ruleSchemas(object: ObjectIr): { schemas: JsonSchema[]; words: string[] } {
  const schemas: JsonSchema[] = [];
  for (const rule of object.rules) {
    const schema = ruleSchema(object, rule);
    if (schema !== undefined) schemas.push(schema);
  }
  return { schemas, words: [...new Set(object.rules.map(({ quote }) => quote))] };
}

function ruleSchema(object: ObjectIr, rule: RuleIr): JsonSchema | undefined {
  if (rule.kind === "requiredIf") {
    const condition = presence(object, rule.field, rule.equals);
    const consequence = presence(object, rule.required);
    if (condition === undefined || consequence === undefined) return undefined;
    return { if: condition, then: consequence };
  }
  const present = rule.fields.map((path) => presence(object, path));
  if (!present.every((one) => one !== undefined)) return undefined;
  if (rule.kind === "atLeastOne") return { anyOf: present };
  if (rule.kind === "exactlyOne") return { oneOf: present };
  const pairs = present.flatMap((a, index) =>
    present.slice(index + 1).map((b) => ({ allOf: [a, b] })),
  );
  return { not: { anyOf: pairs } };
}

/** A schema that holds when a field is there; nothing for fields inside of lists. */
function presence(
  object: ObjectIr,
  path: readonly string[],
  equals?: string,
): JsonSchema | undefined {
  const [name, ...rest] = path;
  const field = object.fields.find((one) => one.name === name);
  if (name === undefined || field === undefined) return undefined;
  if (rest.length === 0) {
    const wanted = equals === undefined ? undefined : { enum: spellings(equals) };
    return {
      required: [name],
      ...(wanted === undefined ? {} : { properties: Object.fromEntries([[name, wanted]]) }),
    };
  }
  if (field.type.kind !== "object") return undefined;
  const inside = presence(field.type.object, rest, equals);
  if (inside === undefined) return undefined;
  return { required: [name], properties: Object.fromEntries([[name, inside]]) };
}

/** A documented value as text, and as the number or flag it may be in JSON. */
function spellings(value: string): unknown[] {
  if (value === "true" || value === "false") return [value, value === "true"];
  return String(Number(value)) === value ? [value, Number(value)] : [value];
}
