/** The registry of changes for people and machines: `topgen diff --rules`. */
import { changeRules, type ChangeRule } from "../../spec/diff/rules.js";
import { levelOf, stepOf, type Severities } from "../../spec/diff/change.js";
import { jsonText, markdownCell } from "./plain-text.js";
import type { ChangeRuleId } from "../../spec/diff/rules.js";

interface RuleLine extends ChangeRule {
  id: ChangeRuleId;
  semver: string;
}

function linesOf(severities: Severities): RuleLine[] {
  const rules = Object.entries(changeRules) as [ChangeRuleId, ChangeRule][];
  return rules.map(([id, rule]) => {
    const level = levelOf({ rule: id }, severities);
    return { id, ...rule, level, semver: stepOf[level] };
  });
}

/** @param severities what the user's config sets over the registry */
export function formatRules(
  format: "text" | "json" | "markdown",
  severities: Severities = {},
): string {
  const lines = linesOf(severities);
  switch (format) {
    case "json":
      return jsonText(lines);
    case "markdown":
      return `${[
        "| rule | direction | severity | version | means | example |",
        "| --- | --- | --- | --- | --- | --- |",
        ...lines.map(({ id, direction, level, semver, doc, example }) => {
          const cells = [`\`${id}\``, direction, level, semver];
          return `| ${[...cells, ...[doc, example].map(markdownCell)].join(" | ")} |`;
        }),
      ].join("\n")}\n`;
    case "text": {
      const width = Math.max(...lines.map(({ id }) => id.length));
      return `${lines
        .map(({ id, level, direction, doc, example }) => {
          const head = `${id.padEnd(width)}  ${level.padEnd(12)}  ${direction.padEnd(8)}`;
          return `${head}  ${doc} (${example})`;
        })
        .join("\n")}\n`;
    }
  }
}
