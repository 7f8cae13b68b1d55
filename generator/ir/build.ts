import type { ApiSpec, Param } from "../../spec/schema.js";
import { buildFields, type SideContext } from "./build-field.js";
import { apiIdentifier, NameScope, pascalCase } from "./names.js";
import { pagingOf } from "./paging.js";
import { placeRules, rulesInWords } from "./rules.js";
import { shareNames } from "./share-names.js";
import type { ApiIr, ErrorIr, ObjectIr, Side } from "./types.js";

/**
 * Lowers one spec: every name, type, check and rule of the generated files is decided here.
 * `fileName` comes from `fileStems`, since it depends on the other methods of the package.
 */
export function buildApi(spec: ApiSpec, fileName: string): ApiIr {
  const identifier = apiIdentifier(spec.method);
  const request = buildTop(spec, "request", { rules: placeRules(spec), told: rulesInWords(spec) });
  const response = buildTop(spec, "response", { rules: new Map(), told: new Map() });
  const scope = new NameScope([identifier, ...topNames(request), ...topNames(response)]);
  const shared = shareNames([request, response], scope);
  const paging = pagingOf(request, response);
  return {
    method: spec.method,
    fileName,
    identifier,
    title: spec.title,
    description: spec.description,
    ...(spec.category === undefined ? {} : { category: spec.category }),
    ...(spec.docId === undefined
      ? {}
      : { docUrl: `https://open.taobao.com/api.htm?docId=${spec.docId}&docType=2` }),
    auth: spec.auth,
    request,
    response,
    ...shared,
    errors: errorsOf(spec),
    ...(paging === undefined ? {} : { paging }),
    responseSamples: spec.examples.response.map(({ format, text }) => ({ format, text })),
    errorSamples: spec.examples.error.map(({ format, text }) => ({ format, text })),
  };
}

const topNames = ({ interfaceName, schemaName }: ObjectIr): string[] => [interfaceName, schemaName];

type RulesOfSide = Pick<SideContext, "rules" | "told">;

function buildTop(spec: ApiSpec, side: Side, rulesOf: RulesOfSide): ObjectIr {
  const params: readonly Param[] = side === "request" ? spec.request : spec.response;
  const identifier = apiIdentifier(spec.method);
  const suffix = side === "request" ? "Request" : "Response";
  const words = side === "request" ? "Parameters" : "Result";
  const title = spec.title === "" ? "" : ` (${spec.title})`;
  return {
    side,
    pageName: suffix,
    interfaceName: `${topPrefix(spec.method)}${suffix}`,
    schemaName: `${identifier}${suffix}`,
    description: `${words} of ${spec.method}${title}`,
    fields: buildFields(params, [], { method: spec.method, side, ...rulesOf }),
    rules: rulesOf.rules.get("[]") ?? [],
    isTop: true,
  };
}

function topPrefix(method: string): string {
  const name = pascalCase(method);
  return /^[0-9]/.test(name) ? `_${name}` : name || "Api";
}

/** Documented errors, the first of each code; rows without a code say nothing a program can use. */
function errorsOf(spec: ApiSpec): ErrorIr[] {
  const byCode = new Map<string, ErrorIr>();
  for (const { code, message, solution } of spec.errorCodes) {
    const key = code.trim();
    if (key !== "" && key !== "__proto__" && !byCode.has(key)) {
      byCode.set(key, { code: key, message, solution });
    }
  }
  return [...byCode.values()];
}
