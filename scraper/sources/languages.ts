/** The tabs above the samples of a page. */
const tabs: readonly [RegExp, string][] = [
  [/^java$/, "java"],
  [/^(?:\.net|c#|csharp|vb)$/, "csharp"],
  [/^php$/, "php"],
  [/^curl$/, "curl"],
  [/^python\d?$/, "python"],
  [/^(?:c\/c\+\+|c\+\+|cpp|c)$/, "cpp"],
  [/^node(?:\.?js)?$/, "nodejs"],
  [/^xml$/, "xml"],
  [/^json$/, "json"],
  [/^(?:精简json|json精简|简化json|json\(精简\)|simplifyjson)$/, "json-simplified"],
];

/** What only a program in that language has; the first that fits. A body is told by its first character. */
const traces: readonly [RegExp, string][] = [
  [/^\s*</, "xml"],
  [/^\s*[{[]/, "json"],
  [/DefaultTaobaoClient|\bTaobaoClient\s|\bStringUtils\./, "java"],
  [/ITopClient|DefaultTopClient|\busing\s+Top\.Api/, "csharp"],
  [/^\s*curl\s|\bcurl -X/, "curl"],
  [/<\?php|\$\w+\s?=|\$req->/, "php"],
  [/\bimport top\.api|^# -\*- coding|\btop\.api\.\w+/m, "python"],
  [/#include|\bpTopRequest\b|alloc_top_request/, "cpp"],
  [/\brequire\(|\bconst \w+ =|\bvar \w+ =|ApiClient|TopClient\(\{/, "nodejs"],
];

/** The language that a tab's label names (`JAVA`, `C/C++`, `XML示例`), or nothing. */
export function languageOfLabel(label: string): string | undefined {
  if (label.length > 40) return undefined;
  const name = label
    .replace(/\s|示例|示範|示范|代码|样例/g, "")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .toLowerCase();
  return tabs.find(([words]) => words.test(name))?.[1];
}

/** The labels as the site writes them. */
const labels = ["JAVA", ".NET", "PHP", "CURL", "Python", "C/C++", "NodeJS", "XML示例", "JSON示例"];

/** Whether a text is the beginning of a tab's label, as the last words of a cut page may be. */
export function isPrefixOfLabel(text: string): boolean {
  return labels.some((label) => label.startsWith(text));
}

/** The language that a sample is written in, or nothing. Looks at its beginning only. */
export function languageOfCode(code: string): string | undefined {
  const head = code.slice(0, 4000);
  return traces.find(([trace]) => trace.test(head))?.[1];
}
