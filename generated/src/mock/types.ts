// Copied by topgen from templates/mock/types.ts. Do not edit.
/**
 * What the gateway needs to know of one API: a structural subset of the spec format, so that a
 * spec file can be served as it stands and a fixture can be written by hand.
 */

/** A rule that the documentation states in prose; the fields a kind does not use are absent. */
export interface MockRule {
  kind:
    | "enum"
    | "minLength"
    | "maxLength"
    | "minItems"
    | "maxItems"
    | "minimum"
    | "maximum"
    | "default"
    | "format"
    | "unit"
    | "requiredByProse";
  /** A bound, a default, or the name of a format. */
  value?: number | string | undefined;
  /** The values of an `enum`. */
  values?: readonly { value: string; label?: string | undefined }[] | undefined;
  perItem?: true | undefined;
  unit?: "char" | "byte" | undefined;
  exclusive?: true | undefined;
  /** The literal pattern of a date or time format, `yyyy-MM-dd`. */
  pattern?: string | undefined;
  from?: string | undefined;
  /** Set when the rule can't be relied on; it is then ignored here. */
  documentationOnly?: true | undefined;
}

/** Bounds that the gateway enforces itself (code 41). Big bounds are decimal digits in a string. */
export interface MockLimits {
  maxItems?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | string | undefined;
  maximum?: number | string | undefined;
}

/** The types of a parameter, as in a spec. */
export type MockParamType =
  | "string"
  | "number"
  | "boolean"
  | "date"
  | "price"
  | "decimal"
  | "json"
  | "fieldList"
  | "file"
  | "map"
  | "object"
  | "unknown";

/** One parameter of a request or member of a response. */
export interface MockParam {
  /** The name on the wire. */
  name: string;
  type: MockParamType;
  docType?: string | undefined;
  list: boolean;
  required?: boolean | undefined;
  description?: string | undefined;
  /** The documented example value, `""` when there is none. */
  example?: string | undefined;
  default?: string | undefined;
  limits?: MockLimits | undefined;
  rules?: readonly MockRule[] | undefined;
  /** An identifier that may exceed 2^53. */
  int64?: true | undefined;
  /** Response lists: the wire name of one element. */
  element?: string | undefined;
  /** Objects: the name of the type in the documentation. */
  typeName?: string | undefined;
  fields?: readonly MockParam[] | undefined;
}

/** A response or error as the documentation shows it. */
export interface MockSample {
  format: "xml" | "json" | "json-simplified";
  text: string;
}

/** One API as the gateway serves it. */
export interface MockApi {
  method: string;
  /** Whether a call needs the session of a user; `unknown` is served like `optional`. */
  auth: "required" | "optional" | "none" | "unknown";
  request: readonly MockParam[];
  response: readonly MockParam[];
  examples: {
    request?: readonly { language: string; text: string }[] | undefined;
    response: readonly MockSample[];
    error: readonly MockSample[];
  };
  errorCodes: readonly { code: string; message: string; solution: string }[];
}
