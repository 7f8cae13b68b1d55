import type { FindingCode } from "../findings.js";

/** Takes down a finding: its code, where it is (`request.a.b`, `examples.response`), what is the matter. */
export type Note = (code: FindingCode, at: string, message: string) => void;
