import { groupBy } from "../../spec/group-by.js";
import { lowerFirst, type NameScope, pascalCase, placeDigest } from "./names.js";
import type { Choice, FieldIr, FieldType, ObjectIr } from "./types.js";
import { objectOf } from "./value-type.js";

/** The representatives that get a declaration each, members before their holders. */
export interface Shared {
  interfaces: ObjectIr[];
  schemas: ObjectIr[];
}

/** One object and the objects around it, innermost first. */
interface Placed {
  object: ObjectIr;
  /** The name of the field that holds it. */
  field: string;
  holders: readonly ObjectIr[];
}

/**
 * Names every object below the given top ones. Objects with one name on the page share an interface
 * when the table gives them the same structure, and a schema when they are checked the same way too;
 * what the prose says of them plays no part. The outermost structure of a name keeps it, in the page's
 * order; any other of that name is told apart by the object that holds it, and then by the field, so
 * that no name is a running number and none changes when another object is added further down or in.
 */
export function shareNames(tops: readonly ObjectIr[], scope: NameScope): Shared {
  const shapes = new Shapes();
  const placed = outermostFirst(tops);
  const types = groupBy(placed, ({ object }) => shapes.types(object));
  nameGroups([...types.values()], scope, {
    wanted: ({ object }) => pascalCase(object.pageName) || "Item",
    prefix: (holder) => pascalCase(holder.pageName),
    assign: (object, name) => {
      object.interfaceName = name;
    },
  });
  for (const group of types.values()) agree(group.map(({ object }) => object));
  const schemas = groupBy(placed, ({ object }) => shapes.checks(object));
  nameGroups([...schemas.values()], scope, {
    wanted: ({ object }) => `${lowerFirst(object.interfaceName)}Schema`,
    prefix: (holder) => lowerFirst(pascalCase(holder.pageName)),
    assign: (object, name) => {
      object.schemaName = name;
    },
  });
  return sharedOf(tops);
}

/** The representatives below some top ones, by the names that their objects have. */
export function sharedOf(tops: readonly ObjectIr[]): Shared {
  return {
    interfaces: representatives(tops, (object) => object.interfaceName),
    schemas: representatives(tops, (object) => object.schemaName).filter(({ isTop }) => !isTop),
  };
}

/** Every object below the top ones, the outermost first, in the page's order. */
function outermostFirst(tops: readonly ObjectIr[]): Placed[] {
  let level: Placed[] = tops.map((object) => ({ object, field: "", holders: [] }));
  const all: Placed[] = [];
  while (level.length > 0) {
    level = level.flatMap(({ object, holders }) =>
      object.fields.flatMap(({ name, type }) => {
        const inner = objectOf(type);
        return inner ? [{ object: inner, field: name, holders: [object, ...holders] }] : [];
      }),
    );
    all.push(...level);
  }
  return all;
}

interface Naming {
  wanted: (first: Placed) => string;
  /** What a holder puts before the name. */
  prefix: (holder: ObjectIr) => string;
  assign: (object: ObjectIr, name: string) => void;
}

/** Names each group by its first member: plain names before any that needs a prefix. */
function nameGroups(
  groups: readonly (readonly Placed[])[],
  scope: NameScope,
  { wanted, prefix, assign }: Naming,
): void {
  const waiting: (readonly Placed[])[] = [];
  const give = (group: readonly Placed[], name: string): void => {
    for (const { object } of group) assign(object, name);
  };
  for (const group of groups) {
    const name = group[0] && scope.claim(wanted(group[0]));
    if (name === undefined) waiting.push(group);
    else give(group, name);
  }
  for (const group of waiting) {
    const [first] = group;
    if (first !== undefined) give(group, qualified(first, scope, wanted(first), prefix));
  }
}

function qualified(
  { object, field, holders }: Placed,
  scope: NameScope,
  wanted: string,
  prefix: (holder: ObjectIr) => string,
): string {
  const [parent, ...outer] = holders.map(prefix);
  const beside = after(parent, wanted);
  const byField = after(parent, after(pascalCase(field), wanted));
  const further = outer.map((_, index) =>
    [parent, ...outer.slice(0, index + 1)].reduce<string>(
      (name, each) => after(each, name),
      wanted,
    ),
  );
  for (const name of [beside, byField, ...further]) {
    const claimed = scope.claim(name);
    if (claimed !== undefined) return claimed;
  }
  // Names that differ in nothing that TypeScript can have in one: their place in few characters.
  const place = [object.side, ...holders.map(({ pageName }) => pageName), field, object.pageName];
  const name = `${wanted}_${placeDigest(place)}`;
  return scope.claim(name) ?? `${name}_${placeDigest([name, ...place])}`;
}

/** `card` after `result` is `resultCard`. */
const after = (prefix: string | undefined, name: string): string =>
  prefix ? prefix + name.charAt(0).toUpperCase() + name.slice(1) : name;

/** Objects that share an interface get one that is true of all: what one lets be left out, all do. */
function agree(objects: readonly ObjectIr[]): void {
  const [first, ...others] = objects;
  if (first === undefined || others.length === 0) return;
  for (const field of first.fields) {
    const same = objects.flatMap(({ fields }) => fields.filter(({ name }) => name === field.name));
    const optional = same.some((each) => each.optional);
    const choices = same.flatMap(({ type }) => choicesOf(type));
    for (const each of same) {
      each.optional = optional;
      offer(each.type, choices);
    }
  }
}

const scalarOf = (type: FieldType): FieldType => (type.kind === "list" ? type.item : type);
function choicesOf(type: FieldType): readonly Choice[] {
  const scalar = scalarOf(type);
  return scalar.kind === "scalar" ? scalar.choices : [];
}
function offer(type: FieldType, choices: readonly Choice[]): void {
  const scalar = scalarOf(type);
  if (scalar.kind !== "scalar") return;
  const byValue = new Map(choices.map((choice) => [choice.value, choice]));
  scalar.choices = [...byValue.values()];
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
  readonly #types = new WeakMap<ObjectIr, number>();
  readonly #checks = new WeakMap<ObjectIr, number>();

  /** The shape of its interface: what the page's table says, its words apart. */
  types(object: ObjectIr): number {
    return this.#keep(this.#types, object, () => [
      object.side,
      object.pageName,
      object.fields.map((field) => [field.name, isFree(field), this.#typeOf(field.type)]),
    ]);
  }

  /** The shape of its schema. */
  checks(object: ObjectIr): number {
    return this.#keep(this.#checks, object, () => [
      this.types(object),
      object.rules,
      object.fields.map((field) => [
        field.required,
        field.requiredQuote,
        this.#checksOf(field.type),
      ]),
    ]);
  }

  #keep(known: WeakMap<ObjectIr, number>, object: ObjectIr, shape: () => unknown): number {
    const found = known.get(object);
    if (found !== undefined) return found;
    const key = JSON.stringify(shape());
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    known.set(object, number);
    return number;
  }

  #typeOf(type: FieldType): unknown {
    if (type.kind === "list") return ["list", this.#typeOf(type.item)];
    if (type.kind === "object") return this.types(type.object);
    return type.value;
  }

  #checksOf(type: FieldType): unknown {
    if (type.kind === "object") return this.checks(type.object);
    if (type.kind === "scalar") return [type.scalar, type.checks];
    return [type.element, type.checks, this.#checksOf(type.item)];
  }
}

/** Whether the page's table lets a field be left out, whatever the prose says. */
const isFree = (field: FieldIr): boolean => field.optional || field.requiredQuote !== undefined;
