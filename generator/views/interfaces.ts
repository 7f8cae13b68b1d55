import { documentedValue } from "../contract/documented-value.js";
import { isInputList } from "../contract/input.js";
import { code, joinCode, type Code } from "../emit/code.js";
import { docComment, type DocTag } from "../emit/comment.js";
import { identifier, propertyName } from "../emit/identifier.js";
import { numberLiteral } from "../emit/number-literal.js";
import { stringLiteral } from "../emit/string-literal.js";
import type {
  FieldIr,
  FieldType,
  ObjectIr,
  RuleIr,
  ScalarType,
  Side,
  ValueType,
} from "../ir/types.js";
import { knownValues } from "../schemas/expression.js";

/** One member of an interface. */
export interface MemberView {
  name: Code;
  isOptional: boolean;
  type: Code;
  doc?: Code;
}

/** One exported interface. */
export interface InterfaceView {
  name: Code;
  doc?: Code;
  memberList: readonly MemberView[];
}

/** The interface of an object with its comments. */
export function interfaceView(object: ObjectIr): InterfaceView {
  const doc = docComment({
    paragraphs: [object.description, object.rules.map(ruleLine).join("\n")],
    tags: object.tags ?? [],
  });
  return {
    name: identifier(object.interfaceName),
    ...(doc === undefined ? {} : { doc }),
    memberList: object.fields.map((field) => memberView(field, object.side)),
  };
}

/** A rule across fields in words, followed by the page's own. */
const ruleLine = ({ words, quote }: RuleIr): string => `- ${words}: ${quote}`;

function memberView(field: FieldIr, side: Side): MemberView {
  const doc = fieldComment(field);
  return {
    name: propertyName(field.name),
    isOptional: field.optional,
    type: isInherited(field) ? valueTypes.unknown : memberType(field, side),
    ...(doc === undefined ? {} : { doc }),
  };
}

/**
 * Every object has a `constructor` and a `toString`, so to the compiler an object that leaves such a
 * member out has one of another type; only `unknown` lets it be left out.
 */
const isInherited = ({ name, optional }: FieldIr): boolean => optional && name in Object.prototype;

function fieldComment({ doc, type }: FieldIr): Code | undefined {
  const tags: DocTag[] = [];
  if (doc.default !== undefined) tags.push({ name: "default", text: doc.default });
  if (doc.example !== "") tags.push({ name: "example", text: exampleOf(doc.example, type) });
  tags.push(...(doc.tags ?? []));
  const labelled = doc.choices.filter(({ label }) => label !== undefined);
  const labels = labelled.map(({ value, label }) => `- \`${value}\` ${label ?? ""}`);
  return docComment({
    paragraphs: [doc.description, doc.notes.join("\n"), labels.join("\n")],
    tags,
  });
}

/** An example as it can be copied: the page has a list as text, items joined by commas. */
function exampleOf(text: string, type: FieldType): string {
  if (type.kind !== "list" || type.item.kind !== "scalar") return text;
  const value = documentedValue(type, text)?.input;
  if (!isInputList(value)) return text;
  const items = value.filter((item) => typeof item === "string" || typeof item === "number");
  if (items.length < value.length) return text;
  // Digits of identifiers and prices are text in results, and long ones are text anywhere.
  const isText = type.item.value === "string" || items.some((item) => typeof item === "string");
  const literals = items.map((item) => (isText ? JSON.stringify(String(item)) : String(item)));
  return `[${literals.join(", ")}]`;
}

const valueTypes: Readonly<Record<ValueType, Code>> = {
  string: code`string`,
  number: code`number`,
  boolean: code`boolean`,
  unknown: code`unknown`,
  record: code`Record<string, unknown>`,
  mapInput: code`MapInput`,
  fieldListInput: code`FieldListInput`,
  int64Input: code`Int64Input`,
  dateInput: code`DateInput`,
  decimalInput: code`DecimalInput`,
  jsonInput: code`JsonInput`,
  fileInput: code`FileInput`,
};

/** The types that generated modules import from the runtime, by value type. */
export const importedTypes: Readonly<Partial<Record<ValueType, Code>>> = {
  dateInput: valueTypes.dateInput,
  decimalInput: valueTypes.decimalInput,
  fieldListInput: valueTypes.fieldListInput,
  fileInput: valueTypes.fileInput,
  int64Input: valueTypes.int64Input,
  jsonInput: valueTypes.jsonInput,
  mapInput: valueTypes.mapInput,
};

/** Parameters are taken as callers have them: frozen lists, and `undefined` for what is left out. */
function memberType({ type, optional }: FieldIr, side: Side): Code {
  const value = typeCode(type, side);
  const mayBeUndefined = side === "request" && optional && value !== valueTypes.unknown;
  return mayBeUndefined ? code`${value} | undefined` : value;
}

function typeCode(type: FieldType, side: Side): Code {
  if (type.kind === "object") return identifier(type.object.interfaceName);
  if (type.kind === "scalar") return scalarCode(type);
  const item = typeCode(type.item, side);
  const isUnion = type.item.kind === "scalar" && knownValues(type.item).length > 0;
  const list = isUnion ? code`(${item})[]` : code`${item}[]`;
  return side === "request" ? code`readonly ${list}` : list;
}

/** Documented values widened by their type: offered in an editor, nothing refused. */
function scalarCode(type: ScalarType): Code {
  const base = valueTypes[type.value];
  const known = knownValues(type).map((value) =>
    typeof value === "number" ? numberLiteral(value) : stringLiteral(value),
  );
  return known.length === 0 ? base : joinCode([...known, code`(${base} & {})`], " | ");
}

/** The source of exported interfaces, in the given order. */
export function interfacesCode(interfaces: readonly InterfaceView[]): Code {
  return joinCode(interfaces.map(interfaceCode), "\n\n");
}

function interfaceCode({ name, doc, memberList }: InterfaceView): Code {
  const members = memberList.flatMap((member) => {
    const optional = member.isOptional ? code`?` : code``;
    return [...comment(member.doc), code`${member.name}${optional}: ${member.type};`];
  });
  return joinCode([...comment(doc), code`export interface ${name} {`, ...members, code`}`], "\n");
}

const comment = (doc: Code | undefined): Code[] => (doc === undefined ? [] : [doc]);
