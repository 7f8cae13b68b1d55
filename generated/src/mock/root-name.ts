// Copied by topgen from templates/mock/root-name.ts. Do not edit.
/** Root of a method's answer: `taobao.` dropped, dots to underscores, `_response` added. */
export function rootName(method: string): string {
  const rest = method.startsWith("taobao.") ? method.slice("taobao.".length) : method;
  return `${rest.replaceAll(".", "_")}_response`;
}
