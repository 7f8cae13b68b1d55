import { code, joinCode, type Code } from "../emit/code.js";
import { identifier, propertyName } from "../emit/identifier.js";
import { numberLiteral } from "../emit/number-literal.js";
import { stringLiteral } from "../emit/string-literal.js";
import type { Check, FieldIr, FieldType, ObjectIr, RuleIr, ScalarKind, Side } from "../ir/types.js";

/** One schema constant: a call of `object` or `params` with a shape and rules. */
export interface SchemaView {
  name: Code;
  namespace: Code;
  builder: Code;
  type: Code;
  isExported: boolean;
  /** Printed where the schema is exported. */
  doc: Code;
  fieldList: readonly { name: Code; schema: Code }[];
  ruleList: readonly Code[];
}

const namespaces: Readonly<Record<Side, Code>> = {
  request: code`request`,
  response: code`response`,
};

/** The schema constant of an object; members and rules in the order of the page. */
export function schemaView(object: ObjectIr): SchemaView {
  const isParams = object.isTop && object.side === "request";
  return {
    name: identifier(object.schemaName),
    namespace: namespaces[object.side],
    builder: isParams ? code`params` : code`object`,
    type: identifier(object.interfaceName),
    isExported: object.isTop,
    doc: schemaComment(object),
    fieldList: object.fields.map((field) => ({
      name: propertyName(field.name),
      schema: fieldCode(field, object.side),
    })),
    ruleList: [...object.fields.flatMap(proseRequirement), ...object.rules.map(ruleCode)],
  };
}

/** Beside an interface and a descriptor of nearly the same name, what the schema is for. */
function schemaComment({ side, interfaceName }: ObjectIr): Code {
  const use = side === "request" ? code`Checks and encodes` : code`Decodes and checks`;
  return code`/** ${use} {@link ${identifier(interfaceName)}}. */`;
}

function fieldCode(field: FieldIr, side: Side): Code {
  const schema = typeCode(field.type, side);
  return field.optional ? code`${namespaces[side]}.optional(${schema})` : schema;
}

/** A field that only the prose makes required is refused with the words that say so. */
function proseRequirement({ name, requiredQuote }: FieldIr): Code[] {
  if (requiredQuote === undefined) return [];
  return [ruleCode({ kind: "atLeastOne", fields: [[name]], quote: requiredQuote })];
}

const constructors: Readonly<Record<ScalarKind, Code>> = {
  string: code`string`,
  number: code`number`,
  int64: code`int64`,
  boolean: code`boolean`,
  date: code`date`,
  price: code`price`,
  decimal: code`decimal`,
  json: code`json`,
  fieldList: code`fieldList`,
  file: code`file`,
  map: code`map`,
  unknown: code`unknown`,
};

function typeCode(type: FieldType, side: Side): Code {
  const namespace = namespaces[side];
  if (type.kind === "object") return identifier(type.object.schemaName);
  const checks = type.checks.map((check) => checkCode(check, namespace));
  if (type.kind === "scalar") {
    return code`${namespace}.${constructors[type.scalar]}(${joinCode(checks, ", ")})`;
  }
  const element = type.element === undefined ? [] : [stringLiteral(type.element)];
  return code`${namespace}.list(${joinCode([typeCode(type.item, side), ...element, ...checks], ", ")})`;
}

function checkCode({ kind, value, quote }: Check, namespace: Code): Code {
  return code`${namespace}.${identifier(kind)}(${numberLiteral(value)}, ${stringLiteral(quote)})`;
}

const pathCode = (path: readonly string[]): Code => stringLiteral(path.join("."));

function ruleCode(rule: RuleIr): Code {
  const quote = stringLiteral(rule.quote);
  if (rule.kind === "requiredIf") {
    const equals = rule.equals === undefined ? code`undefined` : stringLiteral(rule.equals);
    const condition = joinCode([pathCode(rule.required), pathCode(rule.field), equals], ", ");
    return code`request.requiredIf(${condition}, ${quote})`;
  }
  const fields = joinCode(rule.fields.map(pathCode), ", ");
  return code`request.${identifier(rule.kind)}([${fields}], ${quote})`;
}
