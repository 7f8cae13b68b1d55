import { pathKey } from "../../spec/param-path.js";
import { isEnforced, type Param, type ParamType } from "../../spec/schema.js";
import { checksOf, type Checks } from "./checks.js";
import { exampleText } from "./example-text.js";
import { notesOf } from "./notes.js";
import type { Choice, FieldIr, FieldType, ObjectIr, RuleIr, ScalarKind, Side } from "./types.js";
import { valueType } from "./value-type.js";

const fileNotes = ["How this byte[] is encoded is not documented."];

/** No page nests deeper than a handful of objects; a spec that does is damaged or hostile. */
const deepest = 64;

/** What building one side of an API needs to know beyond its parameters. */
export interface SideContext {
  method: string;
  side: Side;
  rules: ReadonlyMap<string, RuleIr[]>;
  /** What is told of the rules that are not enforced, by the path of the parameter. */
  told: ReadonlyMap<string, readonly string[]>;
}

/**
 * The fields of an object. A parameter named `__proto__` is left out: no JavaScript object can
 * carry it as an ordinary member. Throws where a name stands twice or objects nest too deep.
 */
export function buildFields(
  params: readonly Param[],
  path: readonly string[],
  context: SideContext,
): FieldIr[] {
  if (path.length > deepest) {
    throw new Error(`${place(context, path)}: objects nest deeper than ${deepest} levels`);
  }
  const seen = new Set<string>();
  return params
    .filter(({ name }) => name !== "__proto__")
    .map((param) => {
      if (seen.has(param.name)) {
        throw new Error(`${place(context, path)}: two parameters are named ${param.name}`);
      }
      seen.add(param.name);
      return buildField(param, [...path, param.name], context);
    });
}

const place = ({ method, side }: SideContext, path: readonly string[]): string =>
  [`${method}: ${side}`, ...path.slice(0, 5)].join(".");

function buildField(given: Param, path: readonly string[], context: SideContext): FieldIr {
  const param = context.side === "request" ? asSent(given, path) : given;
  const choices = choicesOf(param);
  const prose = (param.rules ?? []).find(
    (rule) => rule.kind === "requiredByProse" && isEnforced(rule) && rule.when === undefined,
  );
  const isRequest = context.side === "request";
  const requiredByProse = isRequest && param.required !== true && prose !== undefined;
  return {
    name: param.name,
    path,
    optional: isRequest ? param.required !== true && !requiredByProse : !param.list,
    required: isRequest && (param.required === true || requiredByProse),
    ...(requiredByProse ? { requiredQuote: prose.from } : {}),
    type: buildType(param, path, context),
    doc: {
      description: param.description,
      notes: [
        ...notesOf(given),
        ...(context.told.get(pathKey(path)) ?? []),
        ...(param === given ? [] : fileNotes),
      ],
      choices,
      example: exampleText(param),
      ...defaultOf(param),
    },
  };
}

function buildType(param: Param, path: readonly string[], context: SideContext): FieldType {
  const kind = param.type === "object" ? "object" : scalarKind(param.type, param);
  const checks: Checks =
    context.side === "request" ? checksOf(param, kind) : { own: [], items: [] };
  const own = param.list ? checks.items : checks.own;
  const single =
    kind === "object"
      ? ({ kind: "object", object: buildObject(param, path, context) } as const)
      : ({
          kind: "scalar",
          scalar: kind,
          value: valueType(kind, context.side),
          choices: choicesOf(param),
          checks: own,
        } as const);
  if (!param.list) return single;
  const wrapper = context.side === "response" ? param.element : undefined;
  const element = wrapper === undefined ? {} : { element: wrapper };
  return { kind: "list", item: single, ...element, checks: checks.own };
}

function buildObject(param: Param, path: readonly string[], context: SideContext): ObjectIr {
  return {
    side: context.side,
    pageName: param.typeName ?? param.name,
    interfaceName: "",
    schemaName: "",
    description: param.description,
    fields: buildFields(param.fields ?? [], path, context),
    rules: context.rules.get(pathKey(path)) ?? [],
    isTop: false,
  };
}

/** Names of whole numbers that are counted or measured, though they may be large. */
const amount =
  /(?:amount|balance|count|fee|money|num|price|quantity|size|time|timestamp|total)s?$/i;

function scalarKind(type: Exclude<ParamType, "object">, param: Param): ScalarKind {
  if (type !== "number" || param.int64 !== true) return type;
  const isBounded = param.limits?.minimum !== undefined || param.limits?.maximum !== undefined;
  return isBounded || amount.test(param.name) ? "int64" : "id";
}

function choicesOf(param: Param): Choice[] {
  const choices: Choice[] = [];
  for (const rule of param.rules ?? []) {
    if (rule.kind !== "enum" || rule.documentationOnly === true) continue;
    if (param.list && rule.perItem !== true) continue;
    for (const { value, label } of rule.values) {
      if (choices.some((choice) => choice.value === value)) continue;
      choices.push({ value, ...(label === undefined ? {} : { label }) });
    }
  }
  return choices;
}

function defaultOf(param: Param): { default?: string } {
  const rule = param.rules?.find((each) => each.kind === "default");
  const value = param.default ?? (rule?.kind === "default" ? rule.value : undefined);
  return value === undefined ? {} : { default: value };
}

/**
 * A request parameter as it can be sent. How a byte[] travels is documented for one file as a
 * parameter of its own only: inside an object it is the text that the caller makes of it, and of
 * several files one is taken.
 */
function asSent(param: Param, path: readonly string[]): Param {
  if (param.type !== "file") return param;
  if (path.length === 1) return param.list ? { ...param, list: false } : param;
  return { ...param, type: "string", limits: undefined, rules: undefined };
}
