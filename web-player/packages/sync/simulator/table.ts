import { type Cell, NETWORK_NAMES, PROFILES, type Result, ROOMS, WORKLOAD_NAMES } from "./grid";

const WORDS = `Within: share of playing time within half a frame and within one frame (24 fps) of the room's playhead.
Spread: from the first to the last client, 95th and 99th percentile, in milliseconds.
Seeks, heard: seeks while the room plays, and changes of speed beyond 2 %, per client and minute.
Rest: looks at a room that has rested for 1.5 s at which all showed its frame.
Converge: 95th percentile of the time from what was done until each is within half a frame, in milliseconds.
Counted is who can be on the frame: with a network (for 1 s; nothing is held up by a loss), with bytes, looked at, and in the room for 3 s.`;

/** The whole table, and what its words mean. */
export function page(results: readonly Result[], about: { seeds: number; set: string; seconds: number }): string {
  const rows = results.toSorted((a, b) => place(a) - place(b)).map(row);
  const head = [
    "network",
    "workload",
    "clients",
    "profile",
    "≤½",
    "≤1",
    "p95",
    "p99",
    "seeks",
    "heard",
    "rest",
    "converge",
  ];
  const widths = head.map((title, n) => Math.max(title.length, ...rows.map((cells) => cells[n]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join("  ")
      .trimEnd();
  const title = `${about.seeds} seeds per cell (${about.set}), ${results.length} cells, ${about.seconds.toFixed(0)} s`;
  return [WORDS, "", title, "", line(head), ...rows.map(line)].join("\n");
}

function row({ network, workload, clients, profile, summary }: Result): readonly string[] {
  const { withinHalf, withinOne, spreadP95, spreadP99, seeksPerMinute, audiblePerMinute, agreed, convergence } =
    summary;
  const share = (part: number) => `${(part * 100).toFixed(2)} %`;
  const converge = Object.entries(convergence).map(([kind, { p95 }]) => `${kind} ${p95.toFixed(0)}`);
  return [
    network,
    workload,
    String(clients),
    profile,
    share(withinHalf),
    share(withinOne),
    spreadP95.toFixed(1),
    spreadP99.toFixed(1),
    seeksPerMinute.toFixed(2),
    audiblePerMinute.toFixed(2),
    agreed === undefined ? "" : share(agreed),
    converge.join(", "),
  ];
}

const place = ({ network, workload, clients, profile }: Cell) =>
  NETWORK_NAMES.indexOf(network) * 1e6 +
  WORKLOAD_NAMES.indexOf(workload) * 1e4 +
  ROOMS.indexOf(clients) * 100 +
  PROFILES.indexOf(profile);
