/**
 * What a schema says of the values of an answer: the one place of the gateway that looks into zod.
 * Wrappers, which an answer does not show, are gone through.
 */
import type { $ZodCheckDef, $ZodType, $ZodTypes } from "zod/v4/core";
import { type WireKind, wireOf } from "../runtime/wire-meta.js";

/** What a value is in an answer. */
export type ShapeKind = "object" | "list" | "text" | "number" | "boolean" | WireKind;

/** The limits that made-up values keep; any other is passed over. */
type LimitName =
  `${"min" | "max"}${"Length" | "Bytes" | "Items"}` | `${"m" | "exclusiveM"}${"in" | "ax"}imum`;

/** The bounds of a value by their names; big ones are digits. */
export type ShapeLimits = Readonly<Partial<Record<LimitName, number | string>>>;

/** One value of an answer. */
export interface Shape {
  readonly kind: ShapeKind;
  /** Objects: their documented members, in the documentation's order. */
  readonly members: ReadonlyMap<string, Shape>;
  /** Lists: one of their items. */
  readonly item: Shape | undefined;
  /** Lists: the name of one element, the documented one or the name of its type. */
  readonly element: string;
  /** The documented values, as texts. */
  readonly known: readonly string[];
  readonly limits: ShapeLimits;
}

const shapes = new WeakMap<object, Shape>();

/** The shape of a zod schema; members are looked at when they are asked for, so it may hold itself. */
export function shapeOf(schema: object): Shape {
  const shape = shapes.get(schema) ?? new SchemaShape(schema as $ZodType);
  shapes.set(schema, shape);
  return shape;
}

class SchemaShape implements Shape {
  readonly kind: ShapeKind;
  readonly known: readonly string[];
  readonly limits: ShapeLimits;
  readonly #documentedElement: string | undefined;
  readonly #core: $ZodTypes["_zod"]["def"];
  #members: ReadonlyMap<string, Shape> | undefined;

  constructor(schema: $ZodType) {
    const facts: Facts = { known: [], limits: {} };
    this.#core = look(schema, facts);
    this.kind = facts.kind ?? kindOf(this.#core);
    this.known = facts.known;
    this.limits = facts.limits;
    this.#documentedElement = facts.element;
  }

  get members(): ReadonlyMap<string, Shape> {
    const shape = this.#core.type === "object" ? this.#core.shape : {};
    return (this.#members ??= new Map(
      Object.entries(shape).map(([name, member]) => [name, shapeOf(member)]),
    ));
  }

  get item(): Shape | undefined {
    return this.#core.type === "array" ? shapeOf(this.#core.element) : undefined;
  }

  get element(): string {
    return this.#documentedElement ?? elements[this.item?.kind ?? "unknown"] ?? "string";
  }
}

/** The elements of lists whose documentation names none. */
const elements: Readonly<Partial<Record<ShapeKind, string>>> = {
  number: "number",
  int64: "number",
  decimal: "price",
  json: "json",
  boolean: "boolean",
  date: "date",
  object: "object",
};

interface Facts {
  kind?: ShapeKind;
  element?: string;
  known: readonly string[];
  limits: Partial<Record<LimitName, number | string>>;
}

/** Collects what is said on the way to the definition that tells the type. */
function look(schema: $ZodType, facts: Facts): $ZodTypes["_zod"]["def"] {
  const { def } = (schema as $ZodTypes)._zod;
  const { kind, element } = wireOf(schema);
  if (kind !== undefined) facts.kind ??= kind;
  if (element !== undefined) facts.element ??= element;
  for (const { _zod: check } of def.checks ?? []) {
    Object.assign(facts.limits, limitOf(check.def, def.type === "array"));
  }
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return look(def.innerType, facts);
    case "lazy":
      return look(def.getter(), facts);
    case "pipe":
      return look(def.in, facts);
    case "union": {
      // An open union: the documented values, then whatever else is taken.
      const cores = def.options.map((option) => look(option, facts));
      return cores.at(-1) ?? def;
    }
    case "enum":
    case "literal":
      facts.known = [...facts.known, ...[...(schema._zod.values ?? [])].map(String)];
      return def;
    default:
      return def;
  }
}

function kindOf(def: $ZodTypes["_zod"]["def"]): ShapeKind {
  switch (def.type) {
    case "object":
    case "number":
    case "boolean":
    case "date":
    case "file":
      return def.type;
    case "array":
      return "list";
    case "record":
      return "map";
    case "bigint":
      return "int64";
    case "literal":
      return kindOfValue(def.values[0]);
    case "enum":
      return kindOfValue(Object.values(def.entries)[0]);
    case "string":
    case "template_literal":
      return "text";
    default:
      return "unknown";
  }
}

function kindOfValue(value: unknown): ShapeKind {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "unknown";
}

type AnyCheck = $ZodCheckDef & Readonly<Record<string, unknown>>;

/** What a check bounds: one of the runtime's, or zod's own of the same meaning. */
function limitOf(def: $ZodCheckDef, isList: boolean): Partial<Record<string, unknown>> {
  const { check, rule, limit, minimum, maximum, value, inclusive } = def as AnyCheck;
  const unit = isList ? "Items" : "Length";
  switch (check) {
    case "min_length":
      return { [`min${unit}`]: minimum };
    case "max_length":
      return { [`max${unit}`]: maximum };
    case "greater_than":
      return { [inclusive === true ? "minimum" : "exclusiveMinimum"]: bound(value) };
    case "less_than":
      return { [inclusive === true ? "maximum" : "exclusiveMaximum"]: bound(value) };
    default:
      return typeof rule === "string" ? { [rule]: limit } : {};
  }
}

const bound = (value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
