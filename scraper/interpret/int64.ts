/** Digits that every whole number below 2^53 fits into. */
const SAFE_DIGITS = 15;

/** `id`, `num_iid`, `tid`, `oid` … and words run together with `id`, `userid`; not `paid` or `grid`. */
const idName =
  /(?:^|_)(?:[a-z]?ids?|(?:user|item|order|shop|seller|buyer|trade|sku|goods|product|store|task|record|account|member|card|brand)ids?)$/;
const idWords = /(?:编号|订单号|单号|流水号|交易号|主键|(?:^|[^a-z])ids?)$/i;

/**
 * Decides whether a Number is an identifier or another whole number that may exceed 2^53: by its
 * examples, by its name (`num_iid`, `orderId`), or by the first words of its description (订单编号).
 */
export function isInt64(name: string, description: string, examples: readonly string[]): boolean {
  if (examples.some((text) => /^[+-]?\d+$/.test(text) && exceedsDouble(text))) return true;
  if (examples.some((text) => /^[+-]?\d+\.\d+$/.test(text))) return false;
  const snake = name
    .slice(0, 200)
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, "_")
    .toLowerCase();
  if (idName.test(snake)) return true;
  const clause = /^[^,，。;；:：(（、\n]{0,40}/.exec(description.trim())?.[0] ?? "";
  return idWords.test(clause.trim());
}

function exceedsDouble(integer: string): boolean {
  const digits = integer.replace(/^[+-]?0*/, "");
  if (digits.length <= SAFE_DIGITS) return false;
  return digits.length > 16 || !Number.isSafeInteger(Number(digits));
}
