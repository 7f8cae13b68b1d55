/**
 * Property tests draw the same cases on every run, so that a change is judged by what it changes;
 * `FC_SEED=<number> npm test` draws others.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20161111) });
