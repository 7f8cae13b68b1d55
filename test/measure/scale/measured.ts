/** How long a command takes, how much of the processors and of the memory. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

export interface Measured {
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of all processors; 0 where the system does not tell. */
  cpu: number;
  /** The largest memory of the process and those that it started, in MiB. */
  peak: number;
  code: number | null;
  output: string;
}

export interface Command {
  argv: readonly [program: string, ...rest: string[]];
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

/** Ticks of /proc/<pid>/stat in a second, on every Linux. */
const ticks = 100;
const pollMs = 20;

/** Runs a command to its end. */
export async function measure({ argv, cwd, env }: Command): Promise<Measured> {
  const [program, ...rest] = argv;
  const started = performance.now();
  const child = spawn(program, rest, { cwd, env: { ...process.env, ...env } });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const used = { cpu: 0, peak: 0 };
  const timer = setInterval(() => {
    const pids = familyOf(child.pid ?? 0);
    used.cpu = Math.max(used.cpu, cpuOf(pids));
    used.peak = Math.max(used.peak, peakOf(pids));
  }, pollMs);
  const [code] = (await once(child, "close")) as [number | null];
  clearInterval(timer);
  return { wall: (performance.now() - started) / 1000, ...used, code, output };
}

/** A process and all that it started. */
function familyOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean);
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

/** Of a parent counts, too, what its ended children took. */
function cpuOf(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    const fields = read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
    for (const field of fields.slice(11, 15)) sum += Number(field);
  }
  return sum / ticks;
}

function peakOf(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    sum += Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  }
  return sum / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
