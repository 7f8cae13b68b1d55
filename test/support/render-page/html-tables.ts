import type { ModelParam } from "./model.js";

/** What a table style gets: the columns' names and the rows. */
interface TableData {
  columns: readonly string[];
  params: readonly ModelParam[];
  cellsOf: (param: ModelParam) => string[];
  /** Class names: of the table, of a depth, of the attribute that tells a depth. */
  classes: readonly string[];
}

/** Every parameter with its depth, in the order of the table. */
function flat(params: readonly ModelParam[], depth = 0): { param: ModelParam; depth: number }[] {
  return params.flatMap((param) => [{ param, depth }, ...flat(param.fields ?? [], depth + 1)]);
}

export function row(
  tag: string,
  cellTag: string,
  cells: readonly string[],
  attributes = "",
): string {
  const inner = cells.map((cell) => `<${cellTag}>${cell}</${cellTag}>`).join("\n");
  return `<${tag}${attributes}>${inner}</${tag}>`;
}

function table(data: TableData, body: string): string {
  const head = row("tr", "th", data.columns);
  return `<table class="${data.classes[0]}"><tbody>${head}${body}</tbody></table>`;
}

/** A row of the table, and all its descendants in one row below it. */
function withNestedRow(data: TableData, nested: (param: ModelParam) => string): string {
  const body = data.params.map((param) => {
    const top = row("tr", "td", data.cellsOf(param));
    if (!param.fields) return top;
    return `${top}<tr><td colspan="${data.columns.length}">${nested(param)}</td></tr>`;
  });
  return table(data, body.join("\n"));
}

/** Ways to show a table; the first word says what shows the depth. */
export const tables = {
  "level-class": (data: TableData) =>
    withNestedRow(data, ({ fields = [] }) =>
      flat(fields, 1)
        .map(({ param, depth }) =>
          row("ul", "li", data.cellsOf(param), ` class="${data.classes[1]}${depth}"`),
        )
        .join("<!-- next -->"),
    ),
  "indent-style": (data: TableData) =>
    withNestedRow(data, ({ fields = [] }) =>
      flat(fields, 1)
        .map(({ param, depth }) =>
          row(
            "div",
            "span",
            data.cellsOf(param),
            ` style="color:red;padding-left: ${depth * 1.5}em"`,
          ),
        )
        .join("\n"),
    ),
  "nested-lists": (data: TableData) => {
    const list = (params: readonly ModelParam[]): string =>
      `<ul>${params
        .map((param) => {
          const cells = data.cellsOf(param).map((cell) => `<span>${cell}</span>`);
          return `<li>${cells.join("")}${param.fields ? list(param.fields) : ""}</li>`;
        })
        .join("")}</ul>`;
    return withNestedRow(data, ({ fields = [] }) => list(fields));
  },
  "nested-tables": (data: TableData) =>
    table(
      data,
      (function rows(params: readonly ModelParam[]): string {
        return params
          .map((param) => {
            const own = row("tr", "td", data.cellsOf(param));
            if (!param.fields) return own;
            const inner = `<table>${rows(param.fields)}</table>`;
            return `${own}<tr><td colspan="9">${inner}</td></tr>`;
          })
          .join("");
      })(data.params),
    ),
  "flat-rows": (data: TableData) =>
    table(
      data,
      flat(data.params)
        .map(({ param, depth }) =>
          row("tr", "td", data.cellsOf(param), ` data-${data.classes[2]}="${depth}"`),
        )
        .join("\n"),
    ),
  "div-grid": (data: TableData) => {
    const rows = flat(data.params).map(({ param, depth }) =>
      row("div", "div", data.cellsOf(param), ` aria-level="${depth + 1}"`),
    );
    return `<div class="${data.classes[0]}">${row("div", "div", data.columns)}${rows.join("")}</div>`;
  },
  "definition-lists": (data: TableData) => {
    const cells = ([first = "", ...others]: readonly string[]): string =>
      `<dt>${first}</dt>${others.map((cell) => `<dd>${cell}</dd>`).join("")}`;
    const list = (params: readonly ModelParam[]): string =>
      `<dl>${params
        .map(
          (param) =>
            cells(data.cellsOf(param)) + (param.fields ? `<dd>${list(param.fields)}</dd>` : ""),
        )
        .join("")}</dl>`;
    return `<section><dl>${cells(data.columns)}</dl>${list(data.params)}</section>`;
  },
  "spacer-elements": (data: TableData) =>
    table(
      data,
      flat(data.params)
        .map(({ param, depth }) => {
          const [name = "", ...others] = data.cellsOf(param);
          return row("tr", "td", [
            `${'<i class="gap"></i>'.repeat(depth)}<b>${name}</b>`,
            ...others,
          ]);
        })
        .join(""),
    ),
  "no-depth": (data: TableData) =>
    withNestedRow(data, ({ fields = [] }) =>
      flat(fields, 1)
        .map(({ param }) => row("ul", "li", data.cellsOf(param)))
        .join(""),
    ),
} satisfies Record<string, (data: TableData) => string>;
