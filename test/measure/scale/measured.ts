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
  /** The largest memory of the process, its threads included, in MiB. */
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
    const [cpu, peak] = [cpuOf(child.pid ?? 0), peakOf(child.pid ?? 0)];
    used.cpu = Math.max(used.cpu, cpu);
    used.peak = Math.max(used.peak, peak);
  }, pollMs);
  const [code] = (await once(child, "close")) as [number | null];
  clearInterval(timer);
  return { wall: (performance.now() - started) / 1000, ...used, code, output };
}

function cpuOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticks;
}

function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
