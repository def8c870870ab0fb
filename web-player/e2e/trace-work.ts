/** An event of Chromium's trace; instants and durations are microseconds. */
export interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor's time. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** What a trace must have for {@link workOf}. */
export const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"];

/** What a main thread does: the first three are the page's own doing, the others the browser's. */
export const KINDS = ["script", "garbage", "layout", "handover", "rest"] as const;
export type Kind = (typeof KINDS)[number];

const NAMES: readonly (readonly [Kind, RegExp])[] = [
  ["garbage", /GC/],
  ["script", /^(FunctionCall|EvaluateScript|EventDispatch|FireAnimationFrame|TimerFire|RunMicrotasks|v8|V8)/],
  ["script", /^(FireIdleCallback|TimerInstall|TimerRemove|RequestAnimationFrame|WebSocket)/],
  ["layout", /^(UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|HitTest|ScheduleStyle|Intersection|ResizeObserver)/],
  // with what was painted into canvases, which without a graphics card is computed here
  ["handover", /^(Commit|UpdateLayer)/],
];

/** Half of the frames are below the first, 95 of 100 below the second. [ms] */
export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
}

/**
 * What the page's main thread had to do for each frame: its tasks since the frame before was handed over. The page is the one whose
 * pointer moves.
 */
export function workOf(events: readonly Traced[]) {
  const moves = events.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "pointermove");
  const threads = new Map<string, number>();
  const thread = ({ pid, tid }: Traced) => `${pid} ${tid}`;
  for (const move of moves) threads.set(thread(move), (threads.get(thread(move)) ?? 0) + 1);
  const main = [...threads].sort(([, a], [, b]) => b - a)[0]?.[0];
  const own = events.filter((event) => thread(event) === main && event.dur !== undefined);
  own.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const ends = own.filter(({ name }) => name === "Commit").map(({ ts, dur = 0 }) => ts + dur);
  const frames = ends.slice(1).map(() => ({ wall: 0, ...Object.fromEntries(KINDS.map((kind) => [kind, 0])) }) as Frame);
  for (const [task, kinds] of tasksOf(own)) {
    // The task in which a frame is handed over belongs to that frame as a whole.
    const frame = frames[ends.findIndex((end) => task.ts <= end) - 1];
    if (frame === undefined) continue;
    frame.wall += (task.dur ?? 0) / 1000;
    for (const kind of KINDS) frame[kind] += (kinds.get(kind) ?? 0) / 1000;
  }
  const of = (value: (frame: Frame) => number) => quantiles(frames.map(value));
  return {
    frames: frames.length,
    moves: moves.length,
    wallMs: of(({ wall }) => wall),
    processorMs: of((frame) => KINDS.reduce((sum, kind) => sum + frame[kind], 0)),
    ownMs: of(({ script, garbage, layout }) => script + garbage + layout),
    meanMs: Object.fromEntries(
      KINDS.map((kind) => [kind, round(frames.reduce((sum, frame) => sum + frame[kind], 0) / frames.length)]),
    ),
  };
}

type Frame = { wall: number } & Record<Kind, number>;

/** Each task with the processor's time of what is within it, by kind: what is within another is taken from that. */
function tasksOf(own: readonly Traced[]): Map<Traced, Map<Kind, number>> {
  const tasks = new Map<Traced, Map<Kind, number>>();
  const within: Traced[] = [];
  for (const event of own) {
    while (within.length > 0 && endOf(within.at(-1)) <= event.ts) within.pop();
    const above = within.at(-1);
    within.push(event);
    const task = within.find(({ name }) => name === "RunTask");
    if (task === undefined) continue;
    const kinds = tasks.get(task) ?? new Map<Kind, number>();
    tasks.set(task, kinds);
    const add = (of: Traced, time: number) => kinds.set(kindOf(of), (kinds.get(kindOf(of)) ?? 0) + time);
    const time = event.tdur ?? 0;
    add(event, time);
    if (above !== undefined && within.indexOf(task) < within.length - 1) add(above, -time);
  }
  return tasks;
}

const endOf = (event: Traced | undefined) => (event?.ts ?? 0) + (event?.dur ?? 0);

const kindOf = ({ name }: Traced): Kind => NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? "rest";

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => round(sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95) };
}

const round = (ms: number) => Math.round(ms * 100) / 100;
