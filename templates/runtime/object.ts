/**
 * Objects of the documentation: zod's loose objects that also hold rules across their members. The
 * rules are part of the definition rather than zod checks, since zod refuses to pick from or to
 * make partial an object that has checks; a rule goes when a member that it names does.
 */
import {
  $constructor,
  type $ZodObjectDef,
  type $ZodOptional,
  type $ZodShape,
  type $ZodType,
  type ParsePayload,
} from "zod/v4/core";
import { unknown } from "zod/mini";
import { type MembersOf, ObjectBase, type ObjectSchema } from "./flavour.js";
import { explain } from "./explain-issue.js";
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
  if (result.issues.length > 0) {
    if (!isGiven && optin !== undefined && optout === "optional") return;
    for (const issue of result.issues) {
      issues.push({ ...issue, path: [name, ...(issue.path ?? [])] });
    }
  }
  if (!isGiven && optin === undefined) {
    if (result.issues.length > 0) return;
    const missing = { code: "invalid_type", expected: "nonoptional", input: undefined } as const;
    issues.push({ ...missing, path: [name] });
  } else if (isGiven || result.value !== undefined) {
    setMember(value as Record<string, unknown>, name, result.value);
  }
}

interface TopObject {
  readonly _zod: ObjectSchema<object>["_zod"];
}
type Context = Parameters<TopObject["_zod"]["parse"]>[1];

/** One object that is looked at: what is made of it, and what its schemas are still asked. */
class Look {
  readonly waiting: Promise<void>[] = [];
  readonly #payload: ParsePayload;
  readonly #ctx: Context;
  /** One payload for all members that have nothing to tell: most members of most values. */
  #asked: ParsePayload = { value: undefined, issues: [] };

  constructor(payload: ParsePayload, ctx: Context) {
    this.#payload = payload;
    this.#ctx = ctx;
  }

  ask(member: Member, isGiven: boolean, given: unknown): void {
    const asked = this.#asked;
    const payload = this.#payload;
    asked.value = given;
    const result = member.zod.run(asked, this.#ctx);
    const isLate = result instanceof Promise;
    if (isLate)
      this.waiting.push(
        result.then((late) => {
          take(payload, member, isGiven, late);
        }),
      );
    else take(payload, member, isGiven, result);
    if (isLate || asked.issues.length > 0) this.#asked = { value: undefined, issues: [] };
  }

  /** Members that no documentation knows are kept, unless a user closed the schema. */
  takeUnknown(input: Record<string, unknown>, names: readonly string[], catchall: $ZodType): void {
    const { type } = catchall._zod.def;
    const { value, issues } = this.#payload;
    if (type === "never") {
      issues.push({ code: "unrecognized_keys", keys: [...names], input, continue: true } as never);
      return;
    }
    for (const name of names) {
      if (type === "unknown") setMember(value as Record<string, unknown>, name, input[name]);
      else this.ask(memberOf(name, catchall), true, input[name]);
    }
  }
}

const TopObject = /* @__PURE__ */ $constructor<TopObject, TopObjectDef>(
  "TopObject",
  (inst, def) => {
    ObjectBase.init(inst as never, def);
    const internals = inst._zod;
    const { processJSONSchema } = internals;
    let members: readonly Member[] | undefined;
    let rules: readonly Rule[] = [];
    internals.parse = (payload, ctx) => {
      const { value: input, issues } = payload as ParsePayload;
      const before = issues.length;
      if (!isPlainObject(input)) {
        issues.push({ code: "invalid_type", expected: "object", input, inst: inst as never });
        explain(issues, before);
        return payload;
      }
      if (members === undefined) {
        members = Object.keys(def.shape).map((name) => memberOf(name, def.shape[name] as $ZodType));
        rules = rulesOf(inst);
      }
      const value: Record<string, unknown> = {};
      payload.value = value;
      const look = new Look(payload, ctx);
      let known = 0;
      for (const member of members) {
        const { name, isOptional } = member;
        const isGiven = Object.hasOwn(input, name);
        const given = isGiven ? input[name] : undefined;
        if (isGiven) known++;
        if (given !== undefined || !isOptional) look.ask(member, isGiven, given);
        else if (isGiven) setMember(value, name, undefined);
      }
      const names = Object.keys(input);
      if (names.length > known && def.catchall !== undefined) {
        const others = names.filter((name) => !Object.hasOwn(def.shape, name));
        look.takeUnknown(input, others, def.catchall);
      }
      const finish = (): ParsePayload => {
        if (ctx.skipChecks !== true) for (const rule of rules) rule.judge(input, issues);
        if (issues.length > before) explain(issues, before);
        return payload;
      };
      return look.waiting.length === 0 ? finish() : Promise.all(look.waiting).then(finish);
    };
    internals.processJSONSchema = (ctx, json, params) => {
      if (processJSONSchema !== undefined) processJSONSchema(ctx, json, params);
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
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<T extends object>(
  shape: MembersOf<T>,
  ...rules: readonly Rule[]
): ObjectSchema<T> {
  const def = { type: "object", shape: shape as unknown as $ZodShape, catchall: anything(), rules };
  return new TopObject(def as TopObjectDef) as unknown as ObjectSchema<T>;
}
