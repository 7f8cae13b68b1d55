import { noBits, hasBit, openView, useMember, withBit, type Frame } from "./frame.js";
import { memberIndex, type SampleMember } from "./members.js";
import type { NestingRow, Placement } from "./nest.js";
import { Renames } from "./renames.js";
import { closeScore, fitScore, memberFor, objectsOf, weights } from "./score.js";

/** Deeper rows are kept as members of the deepest object; no page comes near it. */
export const MAX_NESTING = 60;
/** States that are followed at the same time. */
const BEAM_WIDTH = 32;
/** Of states with the same open objects, only these many differ in anything that still matters. */
const BEAM_PER_CHAIN = 4;
/** As many of the next rows tell whether a sample's object is a list. */
const LOOK_AHEAD = 6;
/** Two trees whose scores differ by less are equally well supported. */
const TIE = 0.9;

/** One row's place in one state, linked to the places of the rows before. */
interface Link {
  placement: Placement;
  before: Link | undefined;
}

/** One way to read the rows so far: the open objects, innermost first, and the places of the rows. */
interface State {
  score: number;
  frame: Frame;
  last: Link | undefined;
}

/** One place that a row can have in one state. */
interface Choice {
  state: State;
  frame: Frame;
  row: NestingRow;
  i: number;
  /** What it costs to close the objects inside the frame. */
  closing: number;
}

/** Follows the best readings of the table row by row and returns the best one at its end. */
export function settleDepths(
  rows: readonly NestingRow[],
  roots: readonly SampleMember[],
  shapes: ReadonlyMap<string, SampleMember[]>,
): Placement[] {
  return new Beam(rows, roots, shapes).run();
}

class Beam {
  private readonly renames: Renames;
  /** Numbers for the names that several rows have: only they can stand twice in one object. */
  private readonly repeated = new Map<string, number>();
  private readonly chains = new Map<number, number>();
  private states: State[];

  constructor(
    private readonly rows: readonly NestingRow[],
    roots: readonly SampleMember[],
    private readonly shapes: ReadonlyMap<string, SampleMember[]>,
  ) {
    this.renames = new Renames(rows.map(({ name }) => name));
    const seen = new Set<string>();
    for (const { name } of rows) {
      if (seen.has(name) && !this.repeated.has(name)) this.repeated.set(name, this.repeated.size);
      seen.add(name);
    }
    const frame: Frame = {
      row: -1,
      up: undefined,
      depth: 0,
      views: roots.map(openView),
      childCount: 0,
      chain: 0,
      names: noBits,
    };
    this.states = [{ score: 0, frame, last: undefined }];
  }

  run(): Placement[] {
    this.rows.forEach((row, i) => {
      this.states = prune(this.states.flatMap((state) => this.successors(state, row, i)));
    });
    const ends = this.states.map((state) => ({ ...state, score: this.closeAll(state) }));
    ends.sort((a, b) => b.score - a.score);
    const [best, ...others] = ends;
    if (!best) return [];
    const placements = unlink(best.last);
    for (const other of others) {
      if (best.score - other.score >= TIE) break;
      markTies(placements, unlink(other.last));
    }
    return placements;
  }

  private closeAll({ score, frame }: State): number {
    let total = score;
    for (let open: Frame | undefined = frame; open; open = open.up) {
      total += closeScore(open, this.rows[open.row]);
    }
    return total;
  }

  /** The state after each place that the row can have. */
  private successors(state: State, row: NestingRow, i: number): State[] {
    const next: State[] = [];
    const depth = this.allowedDepth(state.frame, row);
    let closing = 0;
    for (let frame: Frame | undefined = state.frame; frame; frame = frame.up) {
      const fits = depth === undefined ? frame.depth > 0 || !frame.up : frame.depth === depth;
      if (fits && (frame.depth > 0 || depth === 0 || next.length === 0)) {
        next.push(this.place({ state, frame, row, i, closing }));
      }
      closing += closeScore(frame, this.rows[frame.row]);
    }
    const only = next.length === 1 ? next[0]?.last?.placement : undefined;
    if (only?.support === "inferred") only.support = "forced";
    return next;
  }

  /** The depth that the page shows, as far as open objects reach; undefined when it shows none. */
  private allowedDepth(frame: Frame, row: NestingRow): number | undefined {
    if (row.depth === undefined) return undefined;
    return Math.min(row.depth, frame.depth);
  }

  private place(choice: Choice): State {
    const { state, frame, row, i, closing } = choice;
    const repeated = this.repeated.get(row.name) ?? -1;
    const duplicate = repeated !== -1 && hasBit(frame.names, repeated);
    const score =
      state.score +
      closing +
      fitScore(frame, row, this.renames) +
      (duplicate ? weights.repeated : 0) +
      this.childScore(frame) +
      weights.inner * frame.depth;
    const positions = frame.views.map((view) => memberFor(view, row, this.renames));
    const members = positions.flatMap((at, v) => frame.views[v]?.object.members[at] ?? []);
    const parent: Frame = {
      ...frame,
      views: frame.views.map((view, v) => useMember(view, positions[v] ?? -1)),
      childCount: frame.childCount + 1,
      names: repeated === -1 ? frame.names : withBit(frame.names, repeated),
    };
    const found = members.length > 0 && !duplicate;
    const support = found ? "confirmed" : supportOf(choice);
    const following = this.rows.slice(i + 1, i + 1 + LOOK_AHEAD);
    const objects = objectsOf(members, row, following);
    const placement: Placement = { parent: frame.row, members, objects, support };
    const opened = this.open(parent, i, objects.length > 0 ? objects : this.shapeOf(row, i));
    return {
      score,
      frame: frame.depth >= MAX_NESTING ? parent : opened,
      last: { placement, before: state.last },
    };
  }

  /** The price of the first member of an object that should have none. */
  private childScore(frame: Frame): number {
    if (frame.childCount > 0 || frame.row === -1) return 0;
    const row = this.rows[frame.row];
    if (row?.leaf === true) return weights.childOfLeaf;
    if (row?.leaf === false || row?.kind === "object") return 0;
    return row?.kind === "scalar" ? weights.childOfScalar : weights.childOfUnmarked;
  }

  /** What samples show elsewhere for the class of a row that they don't show here. */
  private shapeOf(row: NestingRow, i: number): SampleMember[] {
    const shape = row.typeName === undefined ? undefined : this.shapes.get(row.typeName);
    return shape ? objectsOf(shape, row, this.rows.slice(i + 1, i + 1 + LOOK_AHEAD)) : [];
  }

  /** Opens the object that a row may be. */
  private open(up: Frame, i: number, objects: readonly SampleMember[]): Frame {
    const key = up.chain * (this.rows.length + 1) + i;
    let chain = this.chains.get(key);
    if (chain === undefined) this.chains.set(key, (chain = this.chains.size + 1));
    const views = objects.map(openView);
    return { row: i, up, depth: up.depth + 1, views, childCount: 0, chain, names: noBits };
  }
}

/** What speaks for a place that no sample shows. */
function supportOf({ state, frame, row }: Choice): Placement["support"] {
  const shown = frame.views.some(({ object }) => !object.cut);
  if (shown && isFreeElsewhere(state.frame, frame, row)) return "contradicted";
  return row.depth === undefined ? "inferred" : "confirmed";
}

/** Does a sample show the row in another open object that has no row of the name yet? */
function isFreeElsewhere(innermost: Frame, chosen: Frame, row: NestingRow): boolean {
  for (let frame: Frame | undefined = innermost; frame; frame = frame.up) {
    if (frame === chosen) continue;
    for (const { object, used } of frame.views) {
      const i = memberIndex(object, row.name);
      if (i !== -1 && !hasBit(used, i)) return true;
    }
  }
  return false;
}

/** Keeps the best states, few of those with the same open objects. */
function prune(states: State[]): State[] {
  if (states.length < 2) return states;
  states.sort((a, b) => b.score - a.score);
  const kept: State[] = [];
  const perChain = new Map<number, number>();
  for (const state of states) {
    const count = perChain.get(state.frame.chain) ?? 0;
    if (count >= BEAM_PER_CHAIN) continue;
    perChain.set(state.frame.chain, count + 1);
    kept.push(state);
    if (kept.length >= BEAM_WIDTH) break;
  }
  return kept;
}

function unlink(last: Link | undefined): Placement[] {
  const placements: Placement[] = [];
  for (let link = last; link; link = link.before) placements.push({ ...link.placement });
  return placements.reverse();
}

/** A row that equally good readings put elsewhere is only inferred. */
function markTies(placements: Placement[], others: readonly Placement[]): void {
  placements.forEach((placement, i) => {
    if (placement.parent !== others[i]?.parent) placement.support = "inferred";
  });
}
