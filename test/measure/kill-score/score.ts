import * as z from "zod/mini";
import type { Mutant, MutantGroup } from "../../../generator/contract/mutant.js";
import { mutantsOf } from "../../../generator/contract/mutants-of.js";
import { requestExample } from "../../../generator/contract/request-example.js";
import type { ApiIr } from "../../../generator/ir/types.js";
import { materialise } from "../../../generator/contract/input.js";
import { applyEdits } from "./apply-edits.js";

/** How the generated request schema of one API did. */
export interface Score {
  method: string;
  made: Record<MutantGroup, number>;
  killed: Record<MutantGroup, number>;
  /** Mutants that the schema let pass, or refused for another reason, with the reason. */
  survivors: string[];
  /** Demands that no mutant could be made against, with the reason. */
  untried: string[];
  /** What the schema has against the documented request itself; it must have nothing. */
  refusedExample: string | undefined;
}

/** Holds every mutant of the documented request against the schema. */
export function scoreOf(api: ApiIr, schema: z.ZodMiniType): Score {
  const example = requestExample(api.request);
  const { made, untried } = mutantsOf(api.request, example);
  const score: Score = {
    method: api.method,
    made: { required: 0, type: 0, limit: 0, rule: 0 },
    killed: { required: 0, type: 0, limit: 0, rule: 0 },
    survivors: [],
    untried: untried.map(({ path, rule, reason }) => `${path} ${rule}: ${reason}`),
    refusedExample: refusals(schema, materialise(example.input))[0]?.message,
  };
  for (const mutant of made) {
    score.made[mutant.group] += 1;
    const params = materialise(applyEdits(example.input, mutant.edits));
    const reason = survival(mutant, refusals(schema, params));
    if (reason === undefined) score.killed[mutant.group] += 1;
    else score.survivors.push(`${mutant.title}: ${reason}`);
  }
  return score;
}

interface Refusal {
  path: readonly PropertyKey[];
  rule: string;
  message: string;
}

function refusals(schema: z.ZodMiniType, params: unknown): Refusal[] {
  const result = z.safeParse(schema, params);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const { path, message } = issue;
    const named = (issue as { params?: { rule?: string } }).params?.rule;
    const missing = message === "required, but missing" ? "required" : "type";
    return { path, rule: named ?? missing, message };
  });
}

/** Why a mutant counts as alive; nothing when it was refused where, by what and as it should be. */
function survival({ at, rule, quote = "" }: Mutant, found: readonly Refusal[]): string | undefined {
  if (found.length === 0) return "accepted";
  const place = JSON.stringify(at);
  const right = found.find(
    (refusal) => JSON.stringify(refusal.path) === place && refusal.rule === rule,
  );
  if (right === undefined) {
    return `refused for another reason: ${found.map((each) => `${JSON.stringify(each.path)} ${each.rule}`).join("; ")}`;
  }
  const isQuoted = found.some(({ message }) => message.includes(quote));
  return isQuoted ? undefined : `refused without the page's words ${JSON.stringify(quote)}`;
}
