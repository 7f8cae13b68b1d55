// Copied by topgen from templates/runtime/redact.ts. Do not edit.
/**
 * Keeps the closed list of a call's secrets (app secret, session, signature) out of everything that
 * is shown: texts of the gateway and of the platform are cleaned before they enter an error or a hook.
 */
import { isBlank } from "./wire.js";

const MASK = "***";

/** Replaces each of the secrets in a text, as it is and as forms and URLs have it. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    const forms = [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ "": secret }).toString().slice(1),
    ];
    for (const form of secret === "" ? [] : forms) clean = clean.split(form).join(MASK);
  }
  return clean;
}

/** Parameters for a hook: the session and the signature masked, files by their name. */
export function redactParams(
  params: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): Record<string, string> {
  const shown: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== "string") shown[name] = "[file]";
    else if (!isBlank(value))
      shown[name] = name === "session" || name === "sign" ? MASK : redact(value, secrets);
  }
  return shown;
}

/** A foreign error as a plain one that carries only its cleaned words and its code. */
export function redactError(cause: unknown, secrets: readonly string[]): Error {
  const words = cause instanceof Error ? cause.message : "unknown failure";
  const code = codeOf(cause) ?? (cause instanceof Error ? codeOf(cause.cause) : undefined);
  const message = code === undefined || words.includes(code) ? words : `${words} (${code})`;
  const clean = new Error(redact(message, secrets));
  delete clean.stack;
  return clean;
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("code" in value)) return undefined;
  return typeof value.code === "string" ? value.code : undefined;
}
