/**
 * Damages a page at random, as bad copies and hostile servers do: cut, with parts lost, doubled,
 * moved, or with bytes and words that mean something elsewhere put in. Equal seeds give equal
 * damage.
 */

/** A small linear congruential generator; numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761) % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Text that means something to one of the readers. */
const tokens = [
  "└ ",
  "• ",
  "\n  • └ x\n  • String\n",
  "名称 类型 示例值 描述\n",
  "\n请求参数\n",
  "\n响应参数\n",
  "\n请求示例\n",
  " []",
  "必须",
  "最大长度:99999999999999999999",
  "最小值:-",
  "默认值:",
  "</result>",
  "<result>",
  "<![CDATA[",
  "<!--",
  "&#x0;&lt;",
  '"',
  "\\",
  "{[{[",
  "__proto__",
  "constructor",
  "\u0000",
  "\u202e",
  "\ud800",
  "\t",
  "\r\n",
  "    ",
  "()",
  ";",
  "null",
];

type Mutation = (text: string, random: () => number) => string;

const at = (text: string, random: () => number): number => Math.floor(random() * (text.length + 1));

function range(text: string, random: () => number): [number, number] {
  const start = at(text, random);
  const length = Math.floor(random() ** 3 * (text.length - start + 1));
  return [start, start + length];
}

const mutations: readonly Mutation[] = [
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  (text, random) => {
    const [start, end] = range(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = range(text, random);
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = range(text, random);
    const target = at(text, random);
    return text.slice(0, target) + text.slice(start, end) + text.slice(target);
  },
  (text, random) => {
    const place = at(text, random);
    const token = tokens[Math.floor(random() * tokens.length)] ?? "";
    return text.slice(0, place) + token + text.slice(place);
  },
  (text, random) => {
    const lines = text.split("\n");
    const i = Math.floor(random() * lines.length);
    const j = Math.floor(random() * lines.length);
    [lines[i], lines[j]] = [lines[j] ?? "", lines[i] ?? ""];
    return lines.join("\n");
  },
  (text, random) => {
    const lines = text.split("\n");
    lines.splice(Math.floor(random() * lines.length), 1 + Math.floor(random() * 3));
    return lines.join("\n");
  },
];

/** The page after one to four mutations. */
export function mutate(text: string, seed: number): string {
  const random = seeded(seed);
  let mutant = text;
  const times = 1 + Math.floor(random() * 4);
  for (let i = 0; i < times; i += 1) {
    mutant = mutations[Math.floor(random() * mutations.length)]?.(mutant, random) ?? mutant;
  }
  return mutant;
}
