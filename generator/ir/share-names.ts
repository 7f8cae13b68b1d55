import { lowerFirst, type NameScope, pascalCase } from "./names.js";
import { objectOf } from "./object-of.js";
import type { FieldIr, FieldType, ObjectIr } from "./types.js";

/** The representatives that get a declaration each, members before their holders. */
export interface Shared {
  interfaces: ObjectIr[];
  schemas: ObjectIr[];
}

/**
 * Names every object below the given top ones. Objects with one name on the page share an interface
 * when they have the same fields with the same types and words, and a schema when they are checked
 * the same way too; those that differ get names of their own, numbered in the page's order.
 */
export function shareNames(tops: readonly ObjectIr[], scope: NameScope): Shared {
  const shapes = new Shapes();
  const interfaceNames = new Map<number, string>();
  const schemaNames = new Map<number, string>();
  const name = (object: ObjectIr): void => {
    const { types, checks } = shapes.of(object);
    if (!object.isTop) {
      object.interfaceName = reuse(interfaceNames, types, () =>
        scope.allocate(pascalCase(object.pageName) || "Item"),
      );
      object.schemaName = reuse(schemaNames, checks, () =>
        scope.allocate(`${lowerFirst(object.interfaceName)}Schema`),
      );
    }
    for (const member of membersOf(object)) name(member);
  };
  tops.forEach(name);
  return {
    interfaces: representatives(tops, (object) => object.interfaceName),
    schemas: representatives(tops, (object) => object.schemaName).filter(({ isTop }) => !isTop),
  };
}

function reuse(names: Map<number, string>, shape: number, allocate: () => string): string {
  const known = names.get(shape);
  if (known !== undefined) return known;
  const fresh = allocate();
  names.set(shape, fresh);
  return fresh;
}

function representatives(
  tops: readonly ObjectIr[],
  nameOf: (object: ObjectIr) => string,
): ObjectIr[] {
  const found = new Map<string, ObjectIr>();
  const visit = (object: ObjectIr): void => {
    if (found.has(nameOf(object))) return;
    membersOf(object).forEach(visit);
    found.set(nameOf(object), object);
  };
  tops.forEach(visit);
  return [...found.values()];
}

const membersOf = (object: ObjectIr): ObjectIr[] =>
  object.fields.flatMap(({ type }) => objectOf(type) ?? []);

/** Numbers for shapes: two objects have the same number exactly when they look the same. */
class Shapes {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<ObjectIr, { types: number; checks: number }>();

  /** The shape of its interface, and of its schema. */
  of(object: ObjectIr): { types: number; checks: number } {
    const known = this.#known.get(object);
    if (known !== undefined) return known;
    const types = this.#number([
      object.pageName,
      object.rules,
      object.fields.map((field) => [...words(field), this.#typeOf(field.type)]),
    ]);
    const checks = this.#number([
      types,
      object.side,
      object.fields.map((field) => [field.requiredQuote, this.#checksOf(field.type)]),
    ]);
    const shape = { types, checks };
    this.#known.set(object, shape);
    return shape;
  }

  #number(shape: unknown): number {
    const key = JSON.stringify(shape);
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  #typeOf(type: FieldType): unknown {
    if (type.kind === "list") return ["list", this.#typeOf(type.item)];
    if (type.kind === "object") return this.of(type.object).types;
    return type.value;
  }

  #checksOf(type: FieldType): unknown {
    if (type.kind === "object") return this.of(type.object).checks;
    if (type.kind === "scalar") return [type.scalar, type.checks];
    return [type.element, type.checks, this.#checksOf(type.item)];
  }
}

const words = ({ name, optional, doc }: FieldIr): unknown[] => [
  name,
  optional,
  doc.description,
  doc.notes,
  doc.choices,
  doc.default,
];
