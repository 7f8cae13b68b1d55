/** One run of the benchmark: commands, their figures, and the table at its end. */
import path from "node:path";
import { measure, type Measured } from "./measured.js";
import type { Peers } from "./peers.js";

interface Line {
  what: string;
  figures: Measured;
  /** The largest share of hey-api's time that the line may take. */
  bound: number | undefined;
}

const topgen = path.resolve("dist/topgen.js");

export class Bench {
  readonly #lines: Line[] = [];
  readonly #facts: string[] = [];
  #heyApi: Measured | undefined;

  constructor(
    readonly folder: string,
    readonly peers: Peers,
  ) {}

  at(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  /** Runs topgen with the run's own cache. @throws Error for another exit code than expected */
  async topgen(what: string, argv: readonly string[], options: RunOptions = {}): Promise<Measured> {
    const { code = 0, bound } = options;
    const env = { XDG_CACHE_HOME: this.at("cache") };
    const command = [process.execPath, topgen, ...argv] as const;
    const figures = await measure({ argv: command, cwd: this.folder, env });
    if (figures.code !== code) {
      throw new Error(`topgen ${argv.join(" ")} ended with ${figures.code}: ${figures.output}`);
    }
    this.#add({ what, figures, bound });
    return figures;
  }

  async peer(what: string, argv: readonly [string, ...string[]], cwd?: string): Promise<Measured> {
    const figures = await measure({ argv, cwd: cwd ?? this.folder });
    if (figures.code !== 0) throw new Error(`${what} ended: ${figures.output.slice(-2000)}`);
    this.#add({ what, figures, bound: undefined });
    return figures;
  }

  /** What every ratio is of. */
  setHeyApi(figures: Measured): void {
    this.#heyApi = figures;
  }

  /** A line of the report that is no time of a command. */
  fact(line: string): void {
    this.#facts.push(line);
    console.log(line);
  }

  #add(line: Line): void {
    this.#lines.push(line);
    const { wall, cpu, peak } = line.figures;
    console.log(
      `${line.what}: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of processors, ${peak.toFixed(0)} MiB`,
    );
  }

  report(apis: number): void {
    const base = this.#heyApi;
    if (base === undefined) return;
    console.log(
      `\n${apis} APIs; 1.00 is hey-api's generation (${base.wall.toFixed(1)} s) in this run`,
    );
    console.log("by the clock | of processors | peak MiB | allowed | what");
    for (const { what, figures, bound } of this.#lines) {
      const ratio = figures.wall / base.wall;
      const cells = [
        ratio.toFixed(3).padStart(12),
        (figures.cpu / base.cpu).toFixed(3).padStart(13),
        figures.peak.toFixed(0).padStart(8),
        (bound === undefined ? "" : `${bound} ${ratio <= bound ? "ok" : "NO"}`).padStart(7),
        what,
      ];
      console.log(cells.join(" | "));
    }
    for (const fact of this.#facts) console.log(fact);
  }
}

export interface RunOptions {
  /** The exit code that is right; 0 when absent. */
  code?: number;
  bound?: number;
}
