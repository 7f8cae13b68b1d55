/**
 * Objects of the documentation: loose objects of zod that also hold rules across their members. The
 * rules are part of the definition rather than zod checks, since zod refuses to pick from or to
 * make partial an object that has checks; a rule goes when a member that it names does.
 *
 * Members are read here and not by zod, which takes inherited ones (`constructor`, `toString`) for
 * given, and assigns them, which throws where a page has frozen the prototypes.
 */
import {
  $constructor,
  type $ZodObjectDef,
  type $ZodOptional,
  type $ZodType,
  type ParsePayload,
} from "zod/v4/core";
import { unknown } from "zod/mini";
import { explain } from "./explain-issue.js";
import { ObjectBase, type ObjectSchema } from "./flavour.js";
import type { MembersOf } from "./members.js";
import { once } from "./once.js";
import type { Rule } from "./rules.js";
import { isPlainObject, setMember } from "./wire.js";

interface TopObjectDef extends $ZodObjectDef {
  readonly rules: readonly Rule[];
}

/** The rules of a schema that still have all of their members. */
export function rulesOf(schema: { readonly _zod: { readonly def: object } }): readonly Rule[] {
  const { rules = [], shape = {} } = schema._zod.def as Partial<TopObjectDef>;
  return rules.filter(({ fields }) => fields.every(([name]) => Object.hasOwn(shape, name ?? "")));
}

/** A documented member, with what parsing asks of its schema. */
interface Member {
  readonly name: string;
  readonly zod: $ZodType["_zod"];
  /** Whether there is nothing to ask about an absent one; `zod` is that of the value then. */
  readonly isOptional: boolean;
}

function memberOf(name: string, schema: $ZodType): Member {
  const { def, traits } = schema._zod as $ZodOptional["_zod"];
  const isOptional =
    traits.has("$ZodOptional") &&
    !traits.has("$ZodExactOptional") &&
    !def.checks?.length &&
    def.innerType._zod.optin === undefined;
  return { name, zod: isOptional ? def.innerType._zod : schema._zod, isOptional };
}

/** Takes what a schema made of a member, by zod's rules of members that may be absent. */
function take(
  { value, issues }: ParsePayload,
  { name, zod: { optin, optout } }: Member,
  isGiven: boolean,
  result: ParsePayload,
): void {
  const isWrong = result.issues.length > 0;
  if (isWrong && !isGiven && optin !== undefined && optout === "optional") return;
  for (const issue of result.issues) {
    issues.push({ ...issue, path: [name, ...(issue.path ?? [])] });
  }
  if (!isGiven && optin === undefined) {
    const missing = { code: "invalid_type", expected: "nonoptional", input: undefined } as const;
    if (!isWrong) issues.push({ ...missing, path: [name] });
  } else if (isGiven || result.value !== undefined) {
    setMember(value as Record<string, unknown>, name, result.value);
  }
}

interface TopObject {
  readonly _zod: ObjectSchema<object>["_zod"];
}
type Context = Parameters<TopObject["_zod"]["parse"]>[1];

/** Gives the members to their schemas. @returns what is still waited for */
function parseMembers(
  payload: ParsePayload,
  ctx: Context,
  members: readonly Member[],
  def: TopObjectDef,
): Promise<void>[] {
  const input = payload.value as Record<string, unknown>;
  const value: Record<string, unknown> = {};
  payload.value = value;
  const late: Promise<void>[] = [];
  // One payload for all members that have nothing to tell: most members of most values.
  let asked: ParsePayload = { value: undefined, issues: [] };
  const ask = (member: Member, isGiven: boolean, given: unknown): void => {
    asked.value = given;
    const result = member.zod.run(asked, ctx);
    if (result === asked && isGiven && asked.issues.length === 0) {
      setMember(value, member.name, asked.value);
      return;
    }
    const taken = (told: ParsePayload): void => {
      take(payload, member, isGiven, told);
    };
    if (result instanceof Promise) late.push(result.then(taken));
    else taken(result);
    asked = { value: undefined, issues: [] };
  };
  let known = 0;
  for (const member of members) {
    const { name, isOptional } = member;
    const isGiven = Object.hasOwn(input, name);
    const given = isGiven ? input[name] : undefined;
    if (isGiven) known++;
    if (given !== undefined || !isOptional) ask(member, isGiven, given);
    else if (isGiven) setMember(value, name, undefined);
  }
  const names = Object.keys(input);
  const { catchall } = def;
  if (names.length > known && catchall !== undefined) {
    // Members that no documentation knows are kept, unless a user closed the schema.
    const keys = names.filter((name) => !Object.hasOwn(def.shape, name));
    if (catchall._zod.def.type === "never") {
      const closed = { code: "unrecognized_keys", keys, input, continue: true };
      payload.issues.push(closed as never);
    } else for (const name of keys) ask(memberOf(name, catchall), true, input[name]);
  }
  return late;
}

const TopObject = /* @__PURE__ */ $constructor<TopObject, TopObjectDef>(
  "TopObject",
  (inst, def) => {
    ObjectBase.init(inst as never, def);
    const internals = inst._zod;
    const { processJSONSchema } = internals;
    let parts: { readonly members: readonly Member[]; readonly rules: readonly Rule[] } | undefined;
    internals.parse = (payload, ctx) => {
      const { value: input, issues } = payload as ParsePayload;
      const before = issues.length;
      if (!isPlainObject(input)) {
        issues.push({ code: "invalid_type", expected: "object", input, inst: inst as never });
        explain(issues, before);
        return payload;
      }
      const { members, rules } = (parts ??= {
        members: Object.entries(def.shape).map(([name, one]) => memberOf(name, one)),
        rules: rulesOf(inst),
      });
      const finish = (): ParsePayload => {
        if (!ctx.skipChecks) for (const rule of rules) rule.judge(input, issues);
        if (issues.length > before) explain(issues, before);
        return payload;
      };
      const late = parseMembers(payload, ctx, members, def);
      return late.length === 0 ? finish() : Promise.all(late).then(finish);
    };
    internals.processJSONSchema = (ctx, json, params) => {
      if (processJSONSchema) processJSONSchema(ctx, json, params);
      else ctx.processors["object"]?.(inst as never, ctx, json, params);
      const said = rulesOf(inst).map((rule) => rule.toJSONSchema());
      if (said.length > 0) json["allOf"] = said;
    };
  },
);

const anything = /* @__PURE__ */ once(unknown);

/**
 * An object with documented members and rules across them. Members that the documentation does not
 * know are kept: the platform may be newer.
 *
 * @param shape the members, or what makes them when they are first needed
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<T extends object>(
  shape: MembersOf<T> | (() => MembersOf<T>),
  ...rules: readonly Rule[]
): ObjectSchema<T> {
  const members = once(() => ({ ...(typeof shape === "function" ? shape() : shape) }));
  const def = {
    type: "object",
    get shape() {
      return members();
    },
    catchall: anything(),
    rules,
  };
  return new TopObject(def as unknown as TopObjectDef) as unknown as ObjectSchema<T>;
}
