/** A schema of JSON Schema 2020-12, as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** Turns a schema's name into a reference to it. */
export type RefTo = (schemaName: string) => string;
