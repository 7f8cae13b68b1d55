// Copied by topgen from templates/contract/support.ts. Do not edit.
/** What the contract tests share. Expected values stand in the tests, as the documentation shows them. */
import { expect } from "vitest";
import type { MockApi, MockSample } from "../src/mock/index.js";
import { startGateway } from "../src/mock/node.js";
import {
  encodeParams,
  FilePart,
  givenParams,
  parseJson,
  TopApiError,
  TopClient,
  type TopApi,
  TopError,
  TopValidationError,
  type TopIssue,
  WireNumber,
} from "../src/runtime/index.js";

const credentials = { appKey: "12345678", appSecret: "helloworld", session: "test-session" };

/** A file of so many bytes. */
export function file(name: string, bytes: number): { name: string; data: Uint8Array } {
  return { name, data: new Uint8Array(bytes) };
}

/** A list of so many times the same item. */
export function items<T>(count: number, item: T): T[] {
  return Array.from({ length: count }, () => item);
}

/** Where a value stands: names, and positions in lists. */
type Path = readonly (string | number)[];

function changed(value: unknown, keys: Path, last: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return last;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? changed(item, rest, last) : item));
  }
  const members = new Map(Object.entries(value as Record<string, unknown>));
  const member = changed(members.get(String(key)), rest, last);
  if (member === undefined) members.delete(String(key));
  else members.set(String(key), member);
  return Object.fromEntries(members);
}

/** The parameters without the one at a path. */
export function without<Req>(params: Req, path: Path): Req {
  return changed(params, path, undefined) as Req;
}

/** The parameters with another value at a path. */
export function replace<Req>(params: Req, path: Path, value: unknown): Req {
  return changed(params, path, value) as Req;
}

/** JSON with whole numbers beyond 2^53 as bigints, so that all their digits are compared. */
function exactData(wire: unknown): unknown {
  if (wire instanceof WireNumber) {
    const number = Number(wire.text);
    const isBig = /^-?\d+$/.test(wire.text) && !Number.isSafeInteger(number);
    return isBig ? BigInt(wire.text) : number;
  }
  if (Array.isArray(wire)) return wire.map(exactData);
  if (typeof wire !== "object" || wire === null) return wire;
  return Object.fromEntries(
    Object.entries(wire).map(([name, member]) => [name, exactData(member)]),
  );
}

/** The parameters are sent as exactly these texts and files; data stands for the JSON that says it. */
export function expectSent<Req, Res, Code extends string>(
  api: TopApi<Req, Res, Code>,
  params: Req,
  expected: Record<string, unknown>,
): void {
  const sent = encodeParams(api.request, givenParams(api.request, params));
  const seen = Object.entries(sent).map(([name, value]) => {
    if (value instanceof FilePart) return [name, { name: value.name, data: value.data }];
    const isData = typeof expected[name] === "object";
    return [name, isData ? exactData(parseJson(value)) : value];
  });
  expect(Object.fromEntries(seen)).toEqual(expected);
}

/** A client that gets the sample as the answer to every call. */
function clientAnsweredBy(sample: MockSample | undefined, response: "throw" | "report"): TopClient {
  const type = sample?.format === "xml" ? "text/xml" : "application/json";
  const answer = (): Promise<Response> =>
    Promise.resolve(
      new Response(sample?.text, { headers: { "content-type": `${type};charset=UTF-8` } }),
    );
  return new TopClient({
    ...credentials,
    fetch: answer,
    retry: { retries: 0 },
    validate: { request: "off", response },
  });
}

/** The sample is read without a difference to the documentation and means exactly this result. */
export async function expectResult<Req, Res, Code extends string>(
  api: TopApi<Req, Res, Code>,
  sample: MockSample | undefined,
  result: unknown,
): Promise<void> {
  const client = clientAnsweredBy(sample, "throw");
  expect(await client.execute(api, {} as Req)).toEqual(result);
}

/** The sample contradicts its own types or is damaged: a caller gets a value or a clean error. */
export async function expectNoHarm<Req, Res, Code extends string>(
  api: TopApi<Req, Res, Code>,
  sample: MockSample | undefined,
): Promise<void> {
  const client = clientAnsweredBy(sample, "report");
  const outcome = await client.execute(api, {} as Req).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome).toBeInstanceOf(TopError);
}

/** The sample becomes the error class with these members. */
export async function expectError<Req, Res, Code extends string>(
  api: TopApi<Req, Res, Code>,
  sample: MockSample | undefined,
  expected: { code: number; subCode?: string },
): Promise<void> {
  const client = clientAnsweredBy(sample, "throw");
  const error: unknown = await client.execute(api, {} as Req).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TopApiError);
  expect(error).toMatchObject(expected);
}

/** Nothing is sent; the error says where, by which rule, and in the page's words why. */
export async function expectRefusal<Req, Res, Code extends string>(
  api: TopApi<Req, Res, Code>,
  params: Req,
  expected: { path: Path; rule: string; quote?: string },
): Promise<void> {
  const client = new TopClient({
    ...credentials,
    fetch: () => Promise.reject(new Error("the request was sent")),
    retry: { retries: 0 },
  });
  const error: unknown = await client.execute(api, params).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TopValidationError);
  const { issues, message } = error as TopValidationError;
  const { path, rule, quote = "" } = expected;
  const place = JSON.stringify(path);
  const found = issues.filter(
    (issue: TopIssue) => JSON.stringify(issue.path) === place && issue.rule === rule,
  );
  expect(found, message).not.toEqual([]);
  expect(message).toContain(quote);
}

/**
 * The call goes over HTTP to a gateway that verifies the signature by code of its own; the answer is
 * the documented one in every format, and a wrong secret is refused.
 */
export async function expectCall<Req, Res, Code extends string>(
  api: TopApi<Req, Res, Code>,
  fixture: MockApi,
  params: Req,
  result?: unknown,
): Promise<void> {
  const { appKey, appSecret } = credentials;
  const gateway = await startGateway({ apis: [fixture], appKey, appSecret });
  try {
    const options = { ...credentials, endpoint: gateway.url, retry: { retries: 0 } };
    for (const format of [{ format: "xml" }, { format: "json" }, { simplify: true }] as const) {
      const answer = await new TopClient({ ...options, ...format }).execute(api, params);
      if (result !== undefined) expect(answer).toMatchObject(result as object);
    }
    const stranger = new TopClient({ ...options, appSecret: "another secret" });
    await expect(stranger.execute(api, params)).rejects.toMatchObject({ code: 25 });
  } finally {
    await gateway.close();
  }
}
