const limit = /^(?:最[大小](?:列表长度|列表长|长度|值)|默认值)\s{0,5}[:：]/;

/** An item of the limits column (更多限制): `最大长度:32`, `默认值:true`. */
export function isLimit(text: string): boolean {
  return limit.test(text);
}
