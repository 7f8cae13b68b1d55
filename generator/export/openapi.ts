import type { ApiIr, FieldIr, ObjectIr } from "../ir/types.js";
import { type JsonSchema, schemaKey, type WireSchemas, wireSchemas } from "./wire-schemas.js";

/** The gateway of production, and the path that every method shares. */
const gateway = "https://gw.api.taobao.com";
const path = "/router/rest";

/**
 * One OpenAPI 3.1 document for a set of APIs. All methods are POSTs to one path, told apart by a form
 * field; the document gives each a path of its own by a fragment, which no client sends.
 * @param version of the document, as its `info` shows it
 */
export function exportOpenApi(apis: readonly ApiIr[], version: string): JsonSchema {
  const schemas: WireSchemas = [
    ["SystemParameters", systemParameters],
    ["ErrorResponse", errorResponse],
  ];
  for (const api of apis) {
    schemas.push(...wireSchemas(api, componentBase));
  }
  return {
    openapi: "3.1.0",
    info: { title: "Taobao Open Platform", version },
    servers: [{ url: gateway }],
    security: [{ app: [] }],
    paths: Object.fromEntries(
      apis.map((api) => [`${path}#${api.method}`, { post: operation(api) }]),
    ),
    components: { schemas: Object.fromEntries(schemas), securitySchemes },
  };
}

const componentBase = "#/components/schemas/";
const refTo = (key: string): JsonSchema => ({ $ref: componentBase + key });

function operation(api: ApiIr): JsonSchema {
  const words = [
    api.description,
    ...(api.auth === "required" ? ["Needs the session of a user."] : []),
  ];
  const security = securityOf(api);
  return {
    operationId: api.identifier,
    summary: api.title,
    description: words.join("\n"),
    ...(api.category === undefined ? {} : { tags: [api.category] }),
    ...(security === undefined ? {} : { security }),
    ...(api.docUrl === undefined ? {} : { externalDocs: { url: api.docUrl } }),
    requestBody: { required: true, content: { [mediaType(api.request)]: requestBody(api) } },
    responses: { "200": { description: "The answer, or an error", content: answer(api) } },
  };
}

/** What a call needs beside the app that makes it; nothing to say where that is enough. */
function securityOf({ auth }: ApiIr): JsonSchema[] | undefined {
  if (auth === "required") return [{ app: [], session: [] }];
  return auth === "optional" ? [{ app: [] }, { app: [], session: [] }] : undefined;
}

/** Keys of the platform travel among the parameters; it takes them from the address, too. */
const securitySchemes: JsonSchema = {
  app: {
    type: "apiKey",
    in: "query",
    name: "app_key",
    description: "The key of an app; `sign` proves that its secret is known.",
  },
  session: {
    type: "apiKey",
    in: "query",
    name: "session",
    description: "The access token of a user who has authorised the app.",
  },
};

function mediaType(request: ObjectIr): string {
  return request.fields.some(isFile) ? "multipart/form-data" : "application/x-www-form-urlencoded";
}

function isFile({ type }: FieldIr): boolean {
  return type.kind === "scalar" && type.scalar === "file";
}

function requestBody(api: ApiIr): JsonSchema {
  const required = ["method", ...(api.auth === "required" ? ["session"] : [])];
  const method = {
    type: "object",
    properties: { method: { const: api.method } },
    required,
  };
  const encoding = api.request.fields.flatMap((field): [string, JsonSchema][] => {
    const one = encodingOf(field);
    return one === undefined ? [] : [[field.name, one]];
  });
  return {
    schema: { allOf: [refTo("SystemParameters"), method, refTo(schemaKey(api, api.request))] },
    ...(encoding.length > 0 ? { encoding: Object.fromEntries(encoding) } : {}),
  };
}

/** Objects and lists of objects travel as JSON, lists of plain values joined by commas. */
function encodingOf({ type }: FieldIr): JsonSchema | undefined {
  if (type.kind === "object") return { contentType: "application/json" };
  if (type.kind === "list") {
    return type.item.kind === "object"
      ? { contentType: "application/json" }
      : { style: "form", explode: false };
  }
  return type.scalar === "map" ? { contentType: "application/json" } : undefined;
}

function answer(api: ApiIr): JsonSchema {
  const root = `${api.method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`;
  const own = refTo(schemaKey(api, api.response));
  const good = {
    type: "object",
    properties: Object.fromEntries([[root, own]]),
    required: [root],
  };
  const sample = api.responseSamples.find(({ format }) => format === "json");
  const value = sample === undefined ? undefined : parsed(sample.text);
  return {
    "application/json": {
      schema: { oneOf: [good, refTo("ErrorResponse")] },
      ...(value === undefined ? {} : { examples: { documented: { value } } }),
    },
  };
}

/** A sample that is JSON and that a double can hold; any other would be shown changed. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return /\d{16}/.test(text) ? undefined : value;
  } catch {
    return undefined;
  }
}

const text = { type: "string" };

const systemParameters: JsonSchema = {
  type: "object",
  description:
    "What every call carries; `sign` is made of all other parameters and the app secret.",
  properties: {
    method: text,
    app_key: text,
    session: { ...text, description: "The access token of a user." },
    timestamp: { ...text, description: "yyyy-MM-dd HH:mm:ss in GMT+8" },
    format: { type: "string", enum: ["xml", "json"], default: "xml" },
    v: { const: "2.0" },
    simplify: { type: "boolean", default: false },
    sign_method: { type: "string", enum: ["md5", "hmac", "hmac-sha256"] },
    sign: text,
  },
  required: ["method", "app_key", "timestamp", "v", "sign_method", "sign"],
};

const errorResponse: JsonSchema = {
  type: "object",
  properties: {
    error_response: {
      type: "object",
      properties: {
        code: { type: "integer" },
        msg: text,
        sub_code: text,
        sub_msg: text,
        request_id: text,
      },
      required: ["code"],
    },
  },
  required: ["error_response"],
};
