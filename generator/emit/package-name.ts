import { seal, type Code } from "./code.js";

/**
 * The name of an npm package where a text is put together: in commands, in module names between
 * quotes. Throws for a name that npm would not take, which might hold anything.
 */
export function packageName(name: string): Code {
  if (!/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) {
    throw new Error(`not usable as the name of a package: ${JSON.stringify(name.slice(0, 100))}`);
  }
  return seal(name);
}
