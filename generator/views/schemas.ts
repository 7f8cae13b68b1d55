import { code, joinCode, type Code } from "../emit/code.js";
import { dataLiteral } from "../emit/data-literal.js";
import { identifier, memberName, propertyName } from "../emit/identifier.js";
import type { ObjectIr } from "../ir/types.js";
import {
  type Expression,
  schemaExpression,
  type SchemaOptions,
  type TypeArgument,
  wordsOf,
} from "../schemas/expression.js";

/** One exported schema constant. */
export interface SchemaView {
  name: Code;
  type: Code;
  schema: Code;
  /** Whether it is said in words of zod, too, not of the runtime alone. */
  hasZod: boolean;
}

/** The schema constant of an object; members and rules in the order of the page. */
export function schemaView(object: ObjectIr, options: SchemaOptions): SchemaView {
  const type = identifier(object.interfaceName);
  const schema = schemaExpression(object, options);
  return {
    name: identifier(object.schemaName),
    type,
    schema: print(schema, type),
    hasZod: wordsOf(schema).some((word) => word.startsWith("z.")),
  };
}

/** @param type the interface of the object that an outermost call describes */
function print(expression: Expression, type?: Code): Code {
  const list = (items: readonly Expression[]): Code =>
    joinCode(
      items.map((item) => print(item)),
      ", ",
    );
  switch (expression.kind) {
    case "call": {
      const args = list(expression.args);
      const word = memberName(expression.word);
      const about = type ?? (expression.type && printType(expression.type));
      return about === undefined ? code`${word}(${args})` : code`${word}<${about}>(${args})`;
    }
    case "method": {
      const on = print(expression.on, type);
      return code`${on}.${identifier(expression.name)}(${list(expression.args)})`;
    }
    case "word":
      return memberName(expression.word);
    case "schema":
      return identifier(expression.object.schemaName);
    case "members": {
      const members = expression.members.map(
        ([name, member]) => code`${propertyName(name)}: ${print(member)}`,
      );
      // Made when they are first needed: a program imports more schemas than it uses.
      return members.length === 0
        ? code`() => ({})`
        : code`() => ({
${joinCode(members, ",\n")},
})`;
    }
    case "list":
      return code`[${list(expression.items)}]`;
    case "undefined":
      return code`undefined`;
    case "data":
      return dataLiteral(expression.data);
  }
}

function printType({ object, list }: TypeArgument): Code {
  const name = identifier(object.interfaceName);
  if (list === undefined) return name;
  return list === "readonly" ? code`readonly ${name}[]` : code`${name}[]`;
}
