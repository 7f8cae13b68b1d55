/** `topgen why`: every fact held about a parameter, with the words of the page that it rests on. */
import type { Argv } from "yargs";
import type { ApiSpec } from "../../../spec/schema.js";
import { defineCommand } from "../command.js";
import { Failure, UsageError } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import { jsonOption, specOption } from "../options.js";
import { jsonText, plainText } from "../../report/plain-text.js";
import { didYouMean } from "../../../spec/suggest.js";

interface WhyArgs {
  method: string;
  path?: string | undefined;
  spec: string;
  json: boolean;
}

export const whyCommand = defineCommand({
  name: "why",
  describe: "print every fact held about a parameter and the words it rests on",
  positional: "<method> [path]",
  exitCodes: ["0 printed", "1 there is no such method or parameter", "2 usage"],
  builder: (yargs: Argv) =>
    jsonOption(specOption(yargs))
      .positional("method", {
        type: "string",
        demandOption: true,
        describe: "the API: alibaba.alsc.crm.card.batch.sell",
      })
      .positional("path", {
        type: "string",
        describe: "the parameter: request.param_x.brand_id, or its end; none: all of them",
      }),
  handler: why,
});

async function why(args: WhyArgs, io: Io): Promise<number> {
  const { explainParam, explanationText } = await import("../../../spec/explain.js");
  const spec = await findSpec(args, io);
  const { loadOverrides } = await import("../../../spec/folder/override-folder.js");
  const folder = await loadOverrides(resolvePath(io, args.spec), args.spec);
  const explanations = explainParam(spec, args.path, folder.of(spec.method));
  if (args.path !== undefined && explanations.length === 0) {
    throw new Failure(await noParameter(spec, args.path));
  }
  io.out(args.json ? jsonText(explanations) : `${plainText(explanationText(explanations))}\n`);
  return 0;
}

async function findSpec({ method, spec: folder }: WhyArgs, io: Io): Promise<ApiSpec> {
  if (method === "") throw new UsageError("name a method");
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const specs = await loadSpecs(resolvePath(io, folder), { shownAs: folder });
  const found = specs.find((spec) => spec.method === method);
  if (found !== undefined) return found;
  const known = specs.map((spec) => spec.method);
  const hint = didYouMean(method, known) ?? "scrape its page first";
  throw new Failure(`${folder}: there is no spec of ${method}; ${hint}`);
}

async function noParameter(spec: ApiSpec, path: string): Promise<string> {
  const { explainParam } = await import("../../../spec/explain.js");
  const known = explainParam(spec).map((one) => one.path);
  const names = known.flatMap((one) => [
    one,
    one.slice(one.indexOf(".") + 1),
    one.slice(one.lastIndexOf(".") + 1),
  ]);
  const hint = didYouMean(path, names) ?? `topgen why ${spec.method} prints all that there are`;
  return `${spec.method}: there is no parameter ${path}; ${hint}`;
}
