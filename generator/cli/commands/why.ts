/** `topgen why`: every fact held about a parameter, with the words of the page that it rests on. */
import type { ApiSpec } from "../../../spec/schema.js";
import { defineCommand } from "../command.js";
import { Failure, UsageError } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import { json, spec } from "../options.js";
import { jsonText, plainText } from "../../report/plain-text.js";
import { didYouMean } from "../../../spec/suggest.js";

export const whyCommand = defineCommand({
  name: "why",
  describe: "print every fact held about a parameter and the words it rests on",
  exitCodes: ["0 printed", "1 there is no such method or parameter", "2 usage"],
  options: { spec, json },
  positionals: {
    method: {
      type: "string",
      demandOption: true,
      describe: "the API: alibaba.alsc.crm.card.batch.sell",
    },
    path: {
      type: "string",
      describe: "the parameter: request.param_x.brand_id, or its end; none: all of them",
    },
  },
  async handler({ method, path, spec: folder, json: isJson }, io) {
    const { explainParam, explanationText } = await import("../../../spec/explain.js");
    const { loadOverrides } = await import("../../../spec/folder/override-folder.js");
    const found = await findSpec(method, folder, io);
    const overrides = await loadOverrides(resolvePath(io, folder), folder);
    const explanations = explainParam(found, path, overrides.of(method));
    if (path !== undefined && explanations.length === 0) {
      throw new Failure(await noParameter(found, path));
    }
    io.out(isJson ? jsonText(explanations) : `${plainText(explanationText(explanations))}\n`);
    return 0;
  },
});

async function findSpec(method: string, folder: string, io: Io): Promise<ApiSpec> {
  if (method === "") throw new UsageError("name a method");
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const specs = await loadSpecs(resolvePath(io, folder), { shownAs: folder });
  const found = specs.find((one) => one.method === method);
  if (found !== undefined) return found;
  const known = specs.map((one) => one.method);
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
