/** Hooks that return what they may not: one line each, and nothing is written. */
import { mkdir, rm } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, twoCaptures, type Workplace } from "./support.js";

let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(twoCaptures);
});
let place: Workplace;
beforeEach(async () => {
  place = await copyOf(filled);
  await mkdir(place.at("node_modules"));
});

describe("is refused in one line, and nothing is written", () => {
  const ir = (body: string): string => `ir(api, { objects }) { ${body} },`;
  const view = (body: string): string => `views: { "api.ts.hbs": (view, { code }) => (${body}) },`;

  it.each([
    [
      "nothing returned",
      ir(""),
      1,
      /ir: \S+: expected the API, or null to leave it out, found undefined/,
    ],
    ["another thing returned", ir("return [api];"), 1, /expected the API, or null .*, found \[/],
    [
      "what is no data",
      ir("return { ...api, title: () => 1 };"),
      1,
      /ir: \S+: the hook failed: .*could not be cloned/,
    ],
    [
      "one that throws",
      ir("throw new Error('no\\nway');"),
      1,
      /^topgen generate: hooks\.ts: ir: alibaba\.\S+: the hook failed: no\n$/,
    ],
    [
      "one that rejects",
      ir("return Promise.reject(new Error('later'));"),
      1,
      /the hook failed: later/,
    ],
    [
      "another method",
      ir("return { ...api, method: 'x' };"),
      1,
      /method: expected "alibaba\.\S+" as before, found "x"; a hook changes names, words and tags; spec\/overrides corrects the rest/,
    ],
    [
      "another wire name",
      ir("api.request.fields[0].name = 'x'; return api;"),
      1,
      /request\.fields\[0\]\.name: expected ".*" as before, found "x"/,
    ],
    [
      "a field less",
      ir("api.response.fields = []; return api;"),
      1,
      /response\.fields: expected \d+ as before, found 0/,
    ],
    [
      "a member more",
      ir("api.request.extra = 1; return api;"),
      1,
      /request\.extra: expected no such member, found 1/,
    ],
    ["a text that is none", ir("api.title = 5; return api;"), 1, /title: expected a text, found 5/],
    [
      "a name that is none",
      ir("api.identifier = 'a-b'; return api;"),
      1,
      /identifier: expected a name for TypeScript .*, found "a-b"/,
    ],
    [
      "a name that is taken by modules",
      ir("api.identifier = 'top'; return api;"),
      1,
      /identifier: expected a name for TypeScript/,
    ],
    [
      "a tag that tools obey",
      ir("api.tags = [{ name: 'jsx', text: '' }]; return api;"),
      1,
      /tags: expected a list of \{ name, text \}, each name one of alpha, /,
    ],
    [
      "two types of one name",
      ir("for (const one of objects) one.interfaceName = 'One'; return api;"),
      1,
      /One: expected a name of one thing, found it for the type \w+ and the type \w+/,
    ],
    [
      "a type and a schema of one name",
      ir("api.request.schemaName = api.response.interfaceName; return api;"),
      1,
      /expected a name of one thing, found it for the \w+ \w+ and the \w+ \w+/,
    ],
    [
      "text as code",
      view("{ ...view, banner: 'evil()' }"),
      1,
      /views\["api\.ts\.hbs"\]: alibaba\.\S+: banner: expected code, which the encoders of the hook make .*, found "evil\(\)"/,
    ],
    [
      "text in code",
      view("({ ...view, banner: code`${'evil()'}` })"),
      1,
      /"evil\(\)" is text, not code; an encoder makes code of it/,
    ],
    [
      "text in a list",
      view("{ ...view, schemaList: [{ ...view.schemaList[0], doc: 'evil()' }] }"),
      1,
      /schemaList\.0\.doc: expected code/,
    ],
    [
      "a view without a member",
      view("{ banner: view.banner }"),
      1,
      /: (has)?[zZ]od: expected .+ as before, found undefined/,
    ],
    ["no view", view("undefined"), 1, /expected the view, found undefined/],
    [
      "code that is none",
      view("{ ...view, banner: code`export const` }"),
      1,
      /views\["api\.ts\.hbs"\]: alibaba\.\S+: src\/apis\/\S+: prettier refuses the generated text/,
    ],
    [
      "another declaration",
      view("{ ...view, banner: code`export const mine = 1;` }"),
      1,
      /declares other names than meant: mine added, none missing/,
    ],
    [
      "no hooks",
      `it: 5,`,
      2,
      /hooks\.ts: expected hooks of the names ir, views; found it; did you mean ir\?/,
    ],
    ["a hook that is no function", `ir: 5,`, 2, /hooks\.ts: ir: expected a function, found number/],
    [
      "a view that is none",
      `views: { "api.ts.hb": 5 },`,
      2,
      /hooks\.ts: views: expected hooks of the names api\.ts\.hbs, .*; found api\.ts\.hb; did you mean/,
    ],
  ])("%s", async (_, body, exit, message) => {
    await place.write("hooks.ts", `export default {\n${body}\n};\n`);
    const before = await place.tree("generated");
    const { code, stderr } = await place.run("generate", "--hooks", "hooks.ts");
    expect(stderr).toMatch(message);
    expect(stderr).toContain("hooks.ts: ");
    expect(stderr.trim().split("\n"), stderr).toHaveLength(1);
    expect(code).toBe(exit);
    expect(await place.tree("generated")).toEqual(before);
  });

  it.each([
    ["no such file", undefined, "hooks.ts: expected a module of hooks, found nothing there"],
    ["no module", "export default {", "hooks.ts:1: expected a module, found: "],
    [
      "one that does not run",
      "throw new Error('why');",
      "hooks.ts:1: expected a module that runs, found why",
    ],
    [
      "a default export that is none",
      "export default 5;",
      "hooks.ts: expected a default export { ir, views }",
    ],
    [
      "an import of nothing",
      "\nimport './gone.js';",
      "hooks.ts:2: expected a module ./gone.js, found none of that name",
    ],
    [
      "an import that a run works out",
      "const one = './a';\nawait import(one);",
      "hooks.ts:2: expected the name of a module as a text, found an expression",
    ],
  ])("%s", async (_, text, message) => {
    if (text !== undefined) await place.write("hooks.ts", text);
    const before = await place.tree("generated");
    await rm(place.at("generated/LICENSE"));
    const { code, stderr } = await place.run("generate", "--hooks", "hooks.ts", "--no-cache");
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n"), stderr).toHaveLength(1);
    expect(code).toBe(2);
    expect(Object.keys(before).length - Object.keys(await place.tree("generated")).length).toBe(1);
  });
});
