// Copied by topgen from templates/mock/log.ts. Do not edit.
/** The request log: what was called and how it ended, without anything secret. */
import type { ParsedRequest } from "./parse-request.js";

/** One call. */
export interface LogEntry {
  /** 1 for the first call that this gateway saw. */
  readonly number: number;
  readonly verb: string;
  readonly path: string;
  /** `""` when the call named none. */
  readonly method: string;
  /** Parameters as sent; `sign`, `session` and tokens are replaced by `[redacted]`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly files: readonly {
    readonly name: string;
    readonly fileName: string;
    readonly bytes: number;
  }[];
  readonly requestId: string;
  /** The error's code; absent when the call was answered. */
  readonly code?: number;
  readonly subCode?: string;
  /** The faults that were injected, in the words of the header; absent for none. */
  readonly fault?: string;
}

const keptEntries = 1000;
const keptCharacters = 1000;
const redacted = "[redacted]";
const secretNames = new Set(["sign", "session", "app_secret", "access_token", "refresh_token"]);
/** Shorter secrets (`test`) would blot out half of every log and protect nothing. */
const shortestHidden = 8;

/** The calls of one gateway. */
export class CallLog {
  private readonly kept: LogEntry[] = [];
  private count = 0;

  /** The latest calls, oldest first; 1,000 are kept. */
  get entries(): readonly LogEntry[] {
    return this.kept;
  }

  /** How many calls there were in all. */
  get total(): number {
    return this.count;
  }

  /** Counts a call and gives its number. */
  nextNumber(): number {
    this.count += 1;
    return this.count;
  }

  /** Keeps an entry; the oldest gives way. */
  add(entry: LogEntry): void {
    this.kept.push(entry);
    if (this.kept.length > keptEntries) this.kept.shift();
  }

  /** Forgets the entries; counting goes on. */
  clear(): void {
    this.kept.length = 0;
  }
}

/** A call's parameters for the log; `secrets` are blotted out wherever they stand. */
export function redactedParameters(
  { parameters }: Pick<ParsedRequest, "parameters">,
  secrets: readonly string[],
): Record<string, string> {
  const session = parameters.get("session") ?? "";
  const hidden = [...secrets, session].filter((secret) => secret.length >= shortestHidden);
  // In the methods that hand out tokens, `code` is as good as one.
  const isTokenCall = parameters.get("method")?.startsWith("taobao.top.auth.") === true;
  const result = Object.create(null) as Record<string, string>;
  for (const [name, value] of parameters) {
    const isSecret = secretNames.has(name) || (isTokenCall && name === "code");
    result[name] = isSecret ? redacted : withoutSecrets(value, hidden).slice(0, keptCharacters);
  }
  return result;
}

const withoutSecrets = (value: string, hidden: readonly string[]): string =>
  hidden.reduce((shown, secret) => shown.replaceAll(secret, redacted), value);
