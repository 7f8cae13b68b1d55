import type { ApiSpec } from "../schema.js";
import type { Origin } from "./provenance.js";

/** The spec of one method as its file should hold it. */
export interface SpecFile {
  /** How messages call the page it comes from. */
  name: string;
  spec: ApiSpec;
  origin: Origin;
  /** The text of the file. */
  text: string;
}
