// Copied by topgen from templates/runtime/hooks.ts. Do not edit.
/** Tells hooks what happens; a call goes on whatever they do. */
import type { CallOptions, TopHooks } from "./options.js";

export type EventHook = Exclude<keyof TopHooks, "aroundCall">;
export type HookEvent<Name extends EventHook> = Parameters<NonNullable<TopHooks[Name]>>[0];

/** Calls the hooks of a client and of a call; one that throws changes nothing about the call. */
export function callHooks<Name extends EventHook>(
  name: Name,
  event: HookEvent<Name>,
  ...options: readonly CallOptions[]
): void {
  for (const { hooks } of options) {
    const hook = hooks?.[name] as ((event: HookEvent<Name>) => unknown) | undefined;
    // What a hook does with an event is the caller's own concern, also what it does later.
    const ignore = (): void => undefined;
    try {
      void Promise.resolve(hook?.(event)).catch(ignore);
    } catch {
      ignore();
    }
  }
}
