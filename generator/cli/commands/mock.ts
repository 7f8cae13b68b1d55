/** `topgen mock`: serves the specs on a local gateway until it is stopped. */
import { faultTable } from "../../../templates/mock/faults.js";
import type { LogEntry } from "../../../templates/mock/log.js";
import type { RunningGateway } from "../../../templates/mock/node.js";
import { defineCommand } from "../command.js";
import { Failure, messageOf, UsageError } from "../../errors.js";
import { type Io, resolvePath } from "../../io.js";
import { json, numberOf, spec } from "../options.js";
import { jsonText, plainLine } from "../../report/plain-text.js";

export const mockCommand = defineCommand({
  name: "mock",
  describe: "A local gateway that checks what the real one checks and answers as documented",
  exitCodes: [
    "0 stopped by the user",
    "1 the specs can't be read, or the port is taken",
    "2 usage",
  ],
  options: {
    spec,
    json,
    port: {
      default: 0,
      requiresArg: true,
      coerce: numberOf("--port", { what: "a whole number", to: 65_535 }),
      describe: "port to listen on; 0 takes a free one",
    },
    "app-key": {
      type: "string",
      default: "12345678",
      requiresArg: true,
      describe: "the app key that is known",
    },
    "app-secret": {
      type: "string",
      default: "helloworld",
      requiresArg: true,
      describe: "the secret that calls are signed with",
    },
    session: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "a session that is known; without any, every session is",
    },
    fault: {
      type: "string",
      requiresArg: true,
      describe:
        'faults of every call, as the header x-mock-fault of one call has them ("isp, latency=200"): ' +
        Object.keys(faultTable).join(", "),
    },
    latency: {
      requiresArg: true,
      coerce: numberOf("--latency", { what: "a whole number", to: 1e9 }),
      describe: "milliseconds before every answer",
    },
    seed: {
      default: 1,
      requiresArg: true,
      coerce: numberOf("--seed", { what: "a whole number", to: Number.MAX_SAFE_INTEGER }),
      describe: "decides made-up values and request ids",
    },
  },
  async handler(args, io) {
    const fault = await faultsOf(args);
    const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
    const specs = await loadSpecs(resolvePath(io, args.spec), { shownAs: args.spec });
    if (specs.length === 0) throw new Failure(`no specs in ${args.spec}: run topgen scrape first`);
    const { servedApi } = await import("../../schemas/served-api.js");
    const { startGateway } = await import("../../../templates/mock/node.js");
    // Who reads the URL may stop the gateway at once.
    const stopped = io.stopped();
    const { port, seed, appKey, appSecret, session: sessions } = args;
    const gateway = await startGateway({
      ...{ apis: specs.map(servedApi), port, fault, appKey, appSecret, sessions, seed },
      onCall: (entry) => {
        if (args.json) io.out(jsonLine(entry));
        else io.say(lineOf(entry));
      },
    }).catch((error: unknown) => {
      throw new Failure(`can't listen on port ${port}: ${messageOf(error)}; choose another --port`);
    });
    announce(gateway, { appKey, methods: specs.length, json: args.json }, io);
    await stopped;
    await gateway.close();
    io.say(`${gateway.log.total} calls answered`);
    return 0;
  },
});

/** The URL comes first and alone on its line, so that a script can read it. */
function announce(
  { url, batchUrl }: RunningGateway,
  { json: isJson, ...about }: { appKey: string; methods: number; json: boolean },
  io: Io,
): void {
  if (isJson) {
    io.out(jsonLine({ url, batchUrl, ...about }));
    return;
  }
  io.out(`${url}\n`);
  io.say(`serves ${about.methods} methods for app key ${about.appKey}; Ctrl-C stops it`);
}

/** A value on one line: in JSON text, line breaks stand between tokens only. */
const jsonLine = (value: unknown): string => `${jsonText(value).replace(/\n */g, "")}\n`;

function lineOf(entry: LogEntry): string {
  const outcome = entry.code === undefined ? "answered" : `code ${entry.code}`;
  const details = [entry.subCode, entry.fault && `fault ${entry.fault}`].filter(Boolean).join(", ");
  const suffix = details === "" ? "" : ` (${details})`;
  return plainLine(`${entry.verb} ${entry.method || entry.path}: ${outcome}${suffix}`);
}

/** `--fault` and `--latency` as one text of faults, refused when it names an unknown one. */
async function faultsOf(args: {
  fault: string | undefined;
  latency: number | undefined;
}): Promise<string> {
  const { parseFaults } = await import("../../../templates/mock/faults.js");
  const latency = args.latency === undefined ? [] : [`latency=${args.latency}`];
  const faults = [args.fault ?? [], latency].flat().join(",");
  try {
    parseFaults(faults);
  } catch (error) {
    throw new UsageError(`--fault: ${messageOf(error)}`);
  }
  return faults;
}
