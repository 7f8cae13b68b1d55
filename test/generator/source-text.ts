/** Random source of the shapes that generated files have, as templates and encoders join it. */
import fc from "fast-check";
import { stringLiteral } from "../../generator/emit/string-literal.js";

const name = fc.oneof(
  fc.constantFrom("api", "documented", "fixture", "x", "commonResultSchema"),
  fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,40}$/).map((text) => `q${text}`),
);
const typeName = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,50}$/).map((text) => `T${text}`);
const typeArgument = fc
  .tuple(fc.constantFrom(["", ""], ["", "[]"], ["readonly ", "[]"]), typeName)
  .map(([[before = "", after = ""], name]) => before + name + after);

const words = fc
  .array(
    fc.constantFrom(
      "brandId",
      "与",
      "不可同时为空",
      "，",
      "0-未使用",
      '"',
      "'",
      "\\",
      "\n",
      "a b",
      "—",
      "…",
    ),
    { maxLength: 14 },
  )
  .map((parts) => stringLiteral(parts.join("")));
const text = fc.oneof(
  words,
  fc.string({ maxLength: 60, unit: "grapheme-ascii" }).map(stringLiteral),
);
const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt().map((value) => `${value}n`),
);
const path = fc
  .tuple(name, fc.array(name, { minLength: 1, maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest].join("."));
const key = fc.oneof(
  name,
  fc.constantFrom("id", "path", "rule", '["__proto__"]'),
  fc.stringMatching(/^[a-z][a-z.]{1,50}$/).map((dotted) => `"${dotted}.x"`),
);

const { expression } = fc.letrec<{ expression: string; call: string }>((tie) => {
  const list = fc.array(tie("expression"), { maxLength: 4 });
  const object = fc
    .tuple(
      fc.uniqueArray(fc.tuple(key, tie("expression")), { selector: ([k]) => k, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([members, isOpen]) => {
      if (members.length === 0) return "{}";
      const inner = members.map(([k, value]) => `${k}: ${value}`).join(", ");
      return isOpen ? `{\n${inner},\n}` : `{ ${inner} }`;
    });
  const call = fc
    .tuple(fc.oneof(name, path), fc.option(typeArgument, { nil: undefined }), list)
    .map(
      ([callee, type, args]) =>
        `${callee}${type === undefined ? "" : `<${type}>`}(${args.join(", ")})`,
    );
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(text, number, name, path, fc.constantFrom("undefined", "true", "null")),
      object,
      list.map((items) => `[${items.join(", ")}]`),
      fc.array(number, { maxLength: 40 }).map((items) => `[${items.join(", ")}]`),
      call,
      fc.tuple(text, fc.nat(400)).map(([piece, times]) => `${piece}.repeat(${times})`),
      tie("call").map((inner) => `() => ${inner}`),
    ),
    call,
  };
});

const { type } = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(typeName, fc.constantFrom("string", "unknown", "Record<string, unknown>")),
    fc
      .array(fc.oneof(text, typeName), { minLength: 2, maxLength: 8 })
      .map((types) => [...types, "(string & {})"].join(" | ")),
    fc.array(text, { minLength: 2, maxLength: 6 }).map((types) => `(${types.join(" | ")})[]`),
    tie("type")
      .filter((inner) => !inner.includes("|"))
      .map((inner) => `${inner}[]`),
    fc
      .tuple(typeName, fc.array(tie("type"), { minLength: 1, maxLength: 3 }))
      .map(([outer, args]) => `${outer}<${args.join(", ")}>`),
    fc.tuple(name, tie("type")).map(([member, inner]) => `{\n  ${member}: ${inner};\n}`),
  ),
}));

const comment = fc.constantFrom(
  "",
  "/** 请求参数 */\n",
  "/**\n * 品牌id,brandId与out_brand_id不可同时为空\n *\n * @example 33959\n */\n",
);

const constant = fc
  .tuple(
    comment,
    name,
    fc.option(type, { nil: undefined }),
    fc.constantFrom("", "/* @__PURE__ */ "),
    expression,
  )
  .map(([doc, id, annotation, pure, value]) => {
    const before = /^[\w.$]+(?:<\w+>)?\(/.test(value) ? pure : "";
    return `${doc}export const ${id}${annotation === undefined ? "" : `: ${annotation}`} = ${before}${value};`;
  });

const declaration = fc
  .tuple(comment, typeName, fc.array(fc.tuple(comment, key, fc.boolean(), type), { maxLength: 5 }))
  .map(([doc, id, members]) => {
    const lines = members.map(
      ([note, k, optional, inner]) => `${note}${k}${optional ? "?" : ""}: ${inner};`,
    );
    return `${doc}export interface ${id} {\n${lines.join("\n")}\n}`;
  });

const statementCall = fc
  .tuple(fc.constantFrom("", "await "), path, fc.array(expression, { maxLength: 4 }))
  .map(([prefix, callee, args]) => `${prefix}${callee}(${args.join(", ")});`);

const testCase = fc
  .tuple(text, fc.array(statementCall, { maxLength: 3 }))
  .map(([title, body]) => `it(${title}, async () => {\n${body.join("\n")}\n});`);

const suite = fc
  .tuple(text, fc.array(testCase, { maxLength: 3 }))
  .map(([title, cases]) => `describe(${title}, () => {\n${cases.join("\n\n")}\n});`);

const imports = fc
  .tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), fc.stringMatching(/^[a-z/]{1,60}$/))
  .map(([names, from]) => `import { ${names.join(", ")} } from "./${from}.js";`);

/** A module: statements with an empty line between them, or none. */
export const moduleText = fc
  .array(
    fc.tuple(
      fc.oneof(constant, declaration, suite, imports),
      fc.constantFrom("\n", "\n\n", "\n\n\n"),
    ),
    { maxLength: 5 },
  )
  .map((statements) => statements.map(([statement, gap]) => statement + gap).join(""));
