// Copied by topgen from templates/runtime/redact.ts. Do not edit.
/**
 * Keeps the closed list of a call's secrets (app secret, session, signature) out of everything that
 * is shown: texts of the gateway and of the platform are cleaned before they enter an error or a hook.
 */
import { isBlank } from "./wire.js";

const MASK = "***";
/** Letters of the shortest secret that is looked for; the platform's have 32 and more. */
const SHORTEST = 4;
/** The same in the fields of an error, where an ordinary word must stay: `session-not-exist`. */
const SHORTEST_IN_FIELDS = 12;
/** Whatever may stand for a character that is no letter and no digit: itself, or escaped for a URL, JSON or XML. */
const SIGNS = String.raw`(?:%[\da-f]{2}|\\u[\da-f]{4}|&#?[a-z\d]{1,6};|[^\p{L}\p{N}])+`;
/** The sessions that an answer brings. */
const TOKENS = new RegExp(`((?:access|refresh)_token${SIGNS})[^\\s"'<>&,;}\\\\]+`, "giu");
/** Characters of an answer that an error keeps, and those that are searched for secrets at all. */
const [SHOWN, SEARCHED] = [4096, 2 ** 20];

/** Makes the function that masks secrets in texts, in whatever way they are escaped there. */
export function redactor(
  secrets: readonly string[],
  shortest = SHORTEST,
): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= shortest)
    .flatMap((secret) => [...new Set([secret, encodeURIComponent(secret)])])
    .map((form) => form.split(/[^\p{L}\p{N}]+/u))
    .filter((words) => words.join("").length >= SHORTEST)
    .sort((a, b) => b.join("").length - a.join("").length)
    .map((words) => words.join(SIGNS));
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp(forms.join("|"), "giu");
  return (text) => text.replace(pattern, MASK);
}

/** As {@link redactor}, for what a program compares: no word of the platform's is mistaken for a secret. */
export function fieldRedactor(secrets: readonly string[]): (text: string) => string {
  return redactor(secrets, SHORTEST_IN_FIELDS);
}

/** The beginning of an answer as an error keeps it: 4,096 characters without secrets. */
export function excerpt(text: string, secrets: readonly string[]): string {
  const clean = redactor(secrets)(text.slice(0, SEARCHED));
  return clean.replace(TOKENS, `$1${MASK}`).slice(0, SHOWN);
}

/** Parameters that are secret themselves: those of calls, and what sessions are got and renewed with. */
const SECRET = /^(?:session|sign|refresh_token|access_token)$/;

/** The secrets among parameters. */
export function secretsOf(params: Readonly<Record<string, unknown>>): string[] {
  const { method } = params;
  return Object.keys(params)
    .filter(
      (name) => SECRET.test(name) || (name === "code" && method === "taobao.top.auth.token.create"),
    )
    .map((name) => String(params[name]));
}

/** Parameters for a hook: the session and the signature masked, files by their name. */
export function redactParams(
  params: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): Record<string, string> {
  const clean = redactor(secrets);
  const shown: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== "string") shown[name] = "[file]";
    else if (!isBlank(value)) shown[name] = SECRET.test(name) ? MASK : clean(value);
  }
  return shown;
}

/** A foreign error as a plain one that carries only its name, its words and its code, all cleaned. */
export function redactError(cause: unknown, secrets: readonly string[]): Error {
  const clean = redactor(secrets);
  const {
    name = "Error",
    message: words = "unknown failure",
    cause: inner,
  } = cause instanceof Error ? cause : {};
  const code = codeOf(cause) ?? codeOf(inner);
  const why = code ?? (inner instanceof Error ? inner.message : "");
  const error = new Error(clean(words.includes(why) ? words : `${words} (${why})`));
  delete error.stack;
  const facts = { name: clean(name), ...(code === undefined ? {} : { code: clean(code) }) };
  return Object.assign(error, facts);
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("code" in value)) return undefined;
  return typeof value.code === "string" ? value.code : undefined;
}
