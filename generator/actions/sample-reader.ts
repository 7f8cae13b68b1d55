/** The samples of a spec as trees: read by the scraper's readers, which know how the site writes them. */
import { readBodySamples, readRequestSamples } from "../../scraper/samples/read-samples.js";
import type { SampleReader } from "../../spec/verify/sample-tree.js";

export const sampleReader: SampleReader = {
  request: (samples) => readRequestSamples(samples),
  body: ({ format, text }) => readBodySamples([{ language: format, text }])[0],
};
