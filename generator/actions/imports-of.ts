/** What a module imports, without running it. */
import { parseSync, Visitor, type Node, type Program } from "oxc-parser";
import { UsageError } from "../errors.js";

/** A module that another one names, and where. */
export interface ImportOf {
  id: string;
  line: number;
}

/**
 * Every module that is imported, re-exported or required; imports of types alone are none.
 * @param shown how messages call the module
 * @throws UsageError where the text is no module, or imports something that has no fixed name
 */
export function importsOf(shown: string, text: string): ImportOf[] {
  const { errors, module, program } = parseSync(shown, text);
  const lineOf = (at: number): number => text.slice(0, at).split("\n").length;
  const [problem] = errors;
  if (problem !== undefined) {
    const line = lineOf(problem.labels[0]?.start ?? 0);
    throw new UsageError(`${shown}:${line}: expected a module, found: ${problem.message}`);
  }
  const isForTypes = (entries: readonly { isType: boolean }[]): boolean =>
    entries.length > 0 && entries.every(({ isType }) => isType);
  const { staticImports, staticExports } = module;
  const written = [
    ...staticImports.flatMap((one) => (isForTypes(one.entries) ? [] : one.moduleRequest)),
    ...staticExports.flatMap(({ entries }) =>
      isForTypes(entries) ? [] : entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
  ].map(({ value, start }) => ({ id: value, start }));
  const called = /\b(?:import|require)\s*\(/.test(text) ? calls(program) : [];
  return [...written, ...called].map(({ id, start }) => {
    const line = lineOf(start);
    if (id !== undefined) return { id, line };
    throw new UsageError(
      `${shown}:${line}: expected the name of a module as a text, found an expression; topgen has to know what the hooks depend on`,
    );
  });
}

interface Call {
  /** Absent where the name is worked out. */
  id: string | undefined;
  start: number;
}

/** Every `import(…)` and `require(…)`. */
function calls(program: Program): Call[] {
  const found: Call[] = [];
  const keep = (start: number, name: Node | undefined): void => {
    if (name !== undefined) found.push({ id: literal(name), start });
  };
  new Visitor({
    ImportExpression: ({ start, source }) => {
      keep(start, source);
    },
    CallExpression: ({ start, callee, arguments: [name] }) => {
      if (callee.type === "Identifier" && callee.name === "require") keep(start, name);
    },
  }).visit(program);
  return found;
}

const literal = (node: Node): string | undefined =>
  node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
