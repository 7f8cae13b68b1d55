/**
 * Measures topgen on a catalogue of made-up APIs beside hey-api and openapi-typescript on topgen's
 * own OpenAPI export of the same APIs: `npm run bench:scale -- [APIs] [scratch folder]`. Everything
 * stands in the scratch folder, which is kept, with the peers that npm installed there; nothing is
 * written into the repository. A ratio is the time by the clock over that of hey-api in this run.
 */
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Bench } from "./scale/bench.js";
import { installPeers } from "./scale/peers.js";
import * as stage from "./scale/stages.js";

const [count = "1000", scratch = path.join(tmpdir(), "topgen-bench-scale")] = process.argv.slice(2);
const apis = Number(count);
if (!Number.isSafeInteger(apis) || apis < 100) throw new Error("expected at least 100 APIs");
mkdirSync(scratch, { recursive: true });
const peers = installPeers(path.join(scratch, "peers"));
const work = path.join(scratch, "work");
rmSync(work, { recursive: true, force: true });
mkdirSync(work);

const bench = new Bench(work, peers);
stage.writePages(bench, apis);
await stage.scrape(bench);
await stage.peers(bench);
await stage.generate(bench);
await stage.check(bench);
await stage.compile(bench);
await stage.consume(bench);
await stage.bundle(bench);
await stage.growth(
  bench,
  [1, 2, 4].map((factor) => Math.round((factor * apis) / 5)),
);
bench.report(apis);
