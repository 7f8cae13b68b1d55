import { code, joinCode, type Code } from "../emit/code.js";
import { docComment, type DocTag } from "../emit/comment.js";
import { identifier, propertyName } from "../emit/identifier.js";
import { numberLiteral } from "../emit/number-literal.js";
import { stringLiteral } from "../emit/string-literal.js";
import type {
  ConditionIr,
  FieldDoc,
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
    paragraphs: [object.description, object.rules.map(ruleText).join("\n")],
  });
  return {
    name: identifier(object.interfaceName),
    ...(doc === undefined ? {} : { doc }),
    memberList: object.fields.map((field) => memberView(field, object.side)),
  };
}

function memberView(field: FieldIr, side: Side): MemberView {
  const doc = fieldComment(field.doc);
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

function fieldComment(doc: FieldDoc): Code | undefined {
  const tags: DocTag[] = [];
  if (doc.default !== undefined) tags.push({ name: "default", text: doc.default });
  if (doc.example !== "") tags.push({ name: "example", text: doc.example });
  const labelled = doc.choices.filter(({ label }) => label !== undefined);
  const labels = labelled.map(({ value, label }) => `- \`${value}\` ${label ?? ""}`);
  return docComment({
    paragraphs: [doc.description, doc.notes.join("\n"), labels.join("\n")],
    tags,
  });
}

const names = (fields: readonly (readonly string[])[]): string =>
  fields.map((path) => path.join(".")).join(", ");

/** A cross-field rule in words, followed by the page's own. */
function ruleText(rule: RuleIr): string {
  const { when, quote } = rule;
  const joint = rule.kind === "requiredIf" ? "and" : "when";
  const under = when === undefined ? "" : ` ${joint} ${conditionText(when)}`;
  return `- ${demandText(rule)}${under}: ${quote}`;
}

function demandText(rule: RuleIr): string {
  switch (rule.kind) {
    case "atLeastOne":
      return `At least one of ${names(rule.fields)}`;
    case "exactlyOne":
      return `Exactly one of ${names(rule.fields)}`;
    case "atMostOne":
      return `At most one of ${names(rule.fields)}`;
    case "requiredIf":
      return `${rule.required.join(".")} is required when ${conditionText(rule)}`;
    case "limit":
      return `${rule.path.join(".")} has ${rule.check.kind} ${rule.check.value}`;
  }
}

const conditionText = ({ field, equals }: ConditionIr): string =>
  `${field.join(".")} ${equals === undefined ? "is given" : `is ${equals}`}`;

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
