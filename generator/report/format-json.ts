/** A report for programs, and the schema that it keeps to (`spec/diff/report.schema.json`). */
import { z } from "zod";
import { changeRules, levels, type ChangeRuleId } from "../../spec/diff/rules.js";
import { stringifyJson } from "../../spec/canonical.js";
import { jsonText } from "./plain-text.js";
import { driftStates } from "../drift/drift.js";
import { countLevels, stepOf, type Report } from "./report.js";

const ids = Object.keys(changeRules) as [ChangeRuleId, ...ChangeRuleId[]];
const place = z.object({ file: z.string(), line: z.int().positive().optional() });
const acceptance = z.object({
  fingerprint: z.string(),
  reason: z.string(),
  until: z.string().optional(),
});
const sides = { before: z.unknown().optional(), after: z.unknown().optional() };

const change = z.object({
  fingerprint: z
    .string()
    .meta({ description: "Of method, path and rule; values and words are no part of it." }),
  level: z.enum(levels),
  doc: z.string().meta({ description: "What the rule says." }),
  rule: z.enum(ids),
  method: z.string(),
  path: z.string().meta({ description: "The place in the spec; empty for the method itself." }),
  to: z
    .string()
    .optional()
    .meta({ description: "Where it stands now, of what was renamed or moved." }),
  ...sides,
  quotes: z.object({ before: z.string().optional(), after: z.string().optional() }).optional(),
  certainty: z.literal("likely").optional(),
  support: z.array(z.string()).optional(),
  place: place.optional(),
  accepted: acceptance.optional(),
  witness: z
    .object({
      kind: z.enum(["value", "code", "reading"]),
      text: z.string(),
      before: z.string(),
      after: z.string(),
    })
    .optional(),
  uses: z.array(place).optional(),
});

const lineDifference = z.object({
  line: z.int().positive(),
  before: z.string().optional(),
  after: z.string().optional(),
});

/** The JSON that `check` and `diff` print. */
const reportSchema = z
  .object({
    command: z.enum(["check", "diff"]),
    drift: z.boolean().meta({ description: "Whether there is anything below." }),
    semver: z.enum(["major", "minor", "patch", "none"]),
    counts: z.object({
      breaking: z.int().nonnegative(),
      "non-breaking": z.int().nonnegative(),
      "docs-only": z.int().nonnegative(),
    }),
    changes: z.array(change),
    files: z.array(
      z.object({
        file: z.string(),
        state: z.enum(driftStates),
        note: z.string().optional(),
        line: lineDifference.optional(),
      }),
    ),
    unreadable: z.array(z.object({ file: z.string(), message: z.string() })),
    stale: z.array(z.object({ entry: acceptance, message: z.string() })),
    notes: z.array(z.string()),
    checked: z.object({ pages: z.int(), specs: z.int(), generated: z.int() }).optional(),
  })
  .meta({ title: "topgen report", description: "What topgen check and topgen diff found." });

export function formatJson(report: Report): string {
  const { command, changes, files, ...rest } = report;
  return jsonText({
    command,
    drift: files.length + changes.length > 0,
    semver: stepOf(changes),
    counts: countLevels(changes),
    changes,
    files,
    ...rest,
  });
}

/** The text of `spec/diff/report.schema.json`. */
export function reportJsonSchema(): string {
  return stringifyJson(z.toJSONSchema(reportSchema, { target: "draft-2020-12" }));
}
