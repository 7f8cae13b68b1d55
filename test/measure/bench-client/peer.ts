/** The npm package topsdk, as it is and with its HTTP package replaced by canned answers. */
import { createRequire } from "node:module";
import path from "node:path";

export interface TopSdk {
  execute: (method: string, params: object) => Promise<unknown>;
}
type TopSdkClass = new (
  key: string,
  secret: string,
  endpoint: string,
  options: { useValidators: boolean },
) => TopSdk;

interface RequestOptions {
  readonly form: Readonly<Record<string, string>>;
}
type Done = (error: unknown, response: unknown, body: Buffer | string) => void;
export type RequestPackage = (options: RequestOptions, done: Done) => void;

/** The package with which `request` writes forms. */
interface QueryString {
  stringify: (form: RequestOptions["form"]) => string;
}

export interface Peer {
  readonly TopSdk: TopSdkClass;
  /** topsdk whose `request` encodes the form as the package does, and answers at once. */
  readonly StubbedTopSdk: TopSdkClass;
  readonly request: RequestPackage;
}

/** Loads topsdk from a folder's node_modules; `undefined` when it is not there. */
export function loadPeer(folder: string, answer: (method: string) => Buffer): Peer | undefined {
  const load = createRequire(path.join(path.resolve(folder), "package.json"));
  try {
    load.resolve("topsdk");
  } catch {
    return undefined;
  }
  const TopSdk = load("topsdk") as TopSdkClass;
  const inside = createRequire(load.resolve("topsdk"));
  const request = inside("request") as RequestPackage;
  const qs = createRequire(inside.resolve("request"))("qs") as QueryString;
  for (const file of Object.keys(load.cache)) {
    if (file.includes(path.join("node_modules", "topsdk", "")))
      Reflect.deleteProperty(load.cache, file);
  }
  const loaded = inside.cache[inside.resolve("request")];
  if (loaded === undefined) throw new Error("request was not loaded");
  loaded.exports = ({ form }: RequestOptions, done: Done): void => {
    const body = qs
      .stringify(form)
      .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
    done(null, { body: body.length }, answer(form["method"] ?? ""));
  };
  return { TopSdk, StubbedTopSdk: load("topsdk") as TopSdkClass, request };
}
