/**
 * The form in which names from tables and samples are compared when their spelling differs by
 * convention only: `query_d_t_o`, `queryDTO` and the setter part `QueryDTO` are one name.
 */
export function nameKey(name: string): string {
  return name.replace(/[_\-.\s]/g, "").toLowerCase();
}

/**
 * The setter of a parameter without `set`: each part between underscores capitalised, `foo_bar` →
 * `FooBar`, `query_d_t_o` → `QueryDTO`, `ownerCode` → `OwnerCode`.
 */
export function setterName(name: string): string {
  return name
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

/** The setter that takes a Json, a Map or an object as its text: `extra_info` → `ExtraInfoString`. */
export function textSetterName(name: string): string {
  return `${setterName(name)}String`;
}
