import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { browsers } from "./browsers";
import type { Run } from "./experiment";
import { type Cell, cells, fill, type Result, runs, SEEDS } from "./grid";
import { page } from "./table";

interface Task {
  readonly cell: Cell;
  readonly first: number;
  readonly seeds: number;
}

/** Room for what lives shortly, in each thread: rooms make much of it, and it is cleared away more seldom then. [MiB] */
const YOUNG = 64;

const HELP = `Measures how well rooms stay on one frame, in virtual time.

  npm run simulate -w packages/sync -- [options]

  --json               for machines: one line per cell
  --seeds N            runs per cell (20)
  --set tuning|judging the seeds by which the controller is tuned, or those by which it is judged (judging)
  --browsers N         predicts what N pages of the real-browser tests do, 1 to 4, with --workload (steady), --seeds and
                       --minutes, for so long from the beginning (10)
  --profile NAME  --network NAME  --workload NAME  --clients N   only these cells
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      seeds: { type: "string", default: "20" },
      set: { type: "string", default: "judging" },
      profile: { type: "string" },
      network: { type: "string" },
      workload: { type: "string" },
      clients: { type: "string" },
      browsers: { type: "string" },
      minutes: { type: "string", default: "10" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const first = values.set === "tuning" ? SEEDS.tuning : SEEDS.judging;
  const { profile, network, workload } = values;
  if (values.browsers) {
    const clients = Number(values.browsers);
    const run = {
      profile: profile ?? "default",
      network: browsers(clients),
      workload: workload ?? "steady",
      clients,
      lasts: Number(values.minutes) * 60_000,
    };
    console.log(JSON.stringify({ ...run, summary: await runs(run as Omit<Run, "seed">, first, Number(values.seeds)) }));
    return;
  }
  const only = {
    ...(profile && { profile }),
    ...(network && { network }),
    ...(workload && { workload }),
    ...(values.clients && { clients: Number(values.clients) }),
  } as Partial<Cell>;
  const tasks = cells(only).map((cell) => ({ cell, first, seeds: Number(values.seeds) }));
  const began = performance.now();
  const results = await runAll(tasks);
  const seconds = (performance.now() - began) / 1000;
  if (values.json) for (const result of results) console.log(JSON.stringify(result));
  else console.log(page(results, { seeds: Number(values.seeds), set: values.set, seconds }));
}

/** Shares the tasks out among as many threads as there are cores. */
async function runAll(tasks: readonly Task[]): Promise<readonly Result[]> {
  const open = [...tasks];
  const results: Result[] = [];
  const work = async () => {
    const worker = new Worker(new URL(import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    for (let task = open.shift(); task; task = open.shift()) {
      worker.postMessage(task);
      const [result] = (await once(worker, "message")) as [Result];
      results.push(result);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work));
  return results;
}

if (isMainThread) {
  await main();
} else {
  parentPort?.on("message", async ({ cell, first, seeds }: Task) => {
    parentPort?.postMessage(await fill(cell, first, seeds));
  });
}
