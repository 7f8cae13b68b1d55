/** Every setting of `topgen.config`, defined once: the file, the flags and the JSON Schema follow from it. */
import { z } from "zod";
import { changeRules, levels, type ChangeRuleId } from "../../spec/diff/rules.js";

const ruleIds = Object.keys(changeRules) as [ChangeRuleId, ...ChangeRuleId[]];
const text = z.string().min(1);
const texts = z.array(text);
const object = z.record(z.string(), z.json());

/** The name of an npm package, with or without a scope. */
export const packageName = z
  .string()
  .max(214)
  .regex(/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/, {
    error: "the name of an npm package: lower case, with or without @scope/",
  });

const version = z
  .string()
  .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, { error: "a version like 1.2.3" });

/** What has a setting of its own is not set a second time through `fields`. */
const settled = ["name", "version", "files", "exports", "main", "types", "type"];

const packageSchema = z.strictObject({
  name: packageName.optional().describe("name of the generated package, top-client by default"),
  version: version
    .optional()
    .describe("its version; without it the one in its package.json, which npm version raises"),
  description: text.optional().describe("its description"),
  license: text
    .optional()
    .describe("its licence by SPDX; only for MIT, the default, topgen writes LICENSE"),
  author: z.union([text, object]).optional().describe("its author"),
  repository: z.union([text, object]).optional().describe("where its source is"),
  homepage: text.optional().describe("its home page"),
  bugs: z.union([text, object]).optional().describe("where its bugs are told"),
  keywords: texts.optional().describe("words that it is found by"),
  private: z.boolean().optional().describe("whether npm publish refuses it"),
  publishConfig: object
    .optional()
    .describe('how it is published: {"access": "public", "provenance": true}'),
  files: texts.optional().describe("what is published besides what topgen makes"),
  fields: object
    .refine((fields) => settled.every((name) => !Object.hasOwn(fields, name)), {
      error: `no ${settled.join(", ")}: they have settings of their own, or are topgen's`,
    })
    .optional()
    .describe("further fields of its package.json; objects are merged into topgen's"),
});

const driftSchema = z.strictObject({
  severities: z
    .partialRecord(z.enum(ruleIds), z.enum(levels))
    .optional()
    .describe("rule → breaking, non-breaking or docs-only, over those of topgen diff --rules"),
  accept: text
    .optional()
    .describe("file of the changes to live with; accepted.json of the spec folder if it is there"),
});

/** Every key of the file; an unknown one is refused. Folders and files are relative to it. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe("the JSON Schema of this file, for editors"),
  pages: z
    .union([text, texts])
    .optional()
    .describe("what scrape and check read when no input is named: files, folders, URLs, ids"),
  spec: text.optional().describe("folder of the specs"),
  out: text.optional().describe("folder of the generated package"),
  include: texts.optional().describe("only methods that a glob matches: 'alibaba.alsc.*'"),
  exclude: texts
    .optional()
    .describe("not the methods that a glob matches; 'category:…' matches categories"),
  zod: z
    .enum(["mini", "classic"])
    .optional()
    .describe("flavour of zod: mini for small bundles, classic for schemas with methods"),
  metadata: z
    .boolean()
    .optional()
    .describe("register descriptions and examples of every member in z.globalRegistry"),
  templates: text
    .optional()
    .describe("folder of templates of your own: api.ts.hbs, readme.md.hbs, … in topgen's place"),
  hooks: text
    .optional()
    .describe("module of hooks of your own, which change names, words and what templates get"),
  package: packageSchema.optional().describe("the package.json of the generated package"),
  drift: driftSchema.optional().describe("how changes are judged"),
});

/** What a `topgen.config` says. */
export type Config = z.infer<typeof configSchema>;
/** What the config says of the generated package. */
export type PackageSettings = z.infer<typeof packageSchema>;

/** The settings of the package by name, in order: each is a flag `--package.<name>`. */
export const packageShape = packageSchema.shape;
