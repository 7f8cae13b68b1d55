/** The keys that a schema has at a place of a value. */
import { z } from "zod";
import { memberOf } from "./json-value.js";
import type { JsonPath } from "./spec-error.js";

type Schema = z.core.$ZodType;

/**
 * The keys that the object at a place may have; none where the schema does not tell.
 * @param value decides between the members of a union
 */
export function knownKeys(schema: Schema, path: JsonPath, value: unknown): string[] {
  const [step, ...rest] = path;
  const keys = formsOf(schema, value).flatMap((form) => {
    if (step === undefined) return keysOf(form);
    const next = schemaAt(form, step);
    return next === undefined ? [] : knownKeys(next, rest, memberOf(value, step));
  });
  return [...new Set(keys)];
}

/** What a schema is apart from its wrappers: of a union, the members that a value is meant to be. */
function formsOf(schema: Schema, value: unknown): Schema[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return formsOf(schema.unwrap(), value);
  }
  if (!(schema instanceof z.ZodUnion)) return [schema];
  return schema.options.flatMap((one) => formsOf(one, value)).filter((one) => isMeant(one, value));
}

/** Whether a value has the words that tell a member of a union from the others. */
function isMeant(schema: Schema, value: unknown): boolean {
  if (!(schema instanceof z.ZodObject)) return true;
  return Object.entries(schema.shape).every(
    ([key, member]) =>
      !(member instanceof z.ZodLiteral) || member.safeParse(memberOf(value, key)).success,
  );
}

function keysOf(schema: Schema): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  const names = schema instanceof z.ZodRecord ? schema.keyType : undefined;
  return names instanceof z.ZodEnum ? names.options.map(String) : [];
}

function schemaAt(schema: Schema, step: string | number): Schema | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, Schema>)[step];
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}
