import { Client } from "./client";
import { NETWORKS } from "./network";
import { Random } from "./random";
import { Room } from "./room";
import { WORKLOADS } from "./workloads";
import { World } from "./world";
const [, , network = "office", workload = "join", clients = "2", seed = "1", who = "1", from = "20", until = "40"] = process.argv;
const world = new World();
const room = new Room(world, Number(clients));
const made = Array.from({ length: Number(clients) }, (_, n) => new Client(world, new Random(Number(seed), n), room, n + 1, "default", (NETWORKS as any)[network]));
const c = made[Number(who)]!;
const s = c.screen as any;
for (const m of ["play", "pause", "seek", "setSpeed"]) { const f = s[m].bind(s); s[m] = (...a: any[]) => { if (world.now/1000 > Number(from)) console.log((world.now / 1000).toFixed(3), m, ...a); return f(...a); }; }
console.log(s.temper);
WORKLOADS[workload as "join"].begin({ world, random: new Random(Number(seed), 1_000_003), clients: made as any, did: () => {} });
while (world.now < Number(until) * 1000) {
  await world.runUntil(world.now + 250);
  if (world.now / 1000 > Number(from)) console.log((world.now / 1000).toFixed(2), "err ms", room.isMoving ? ((c.screen.head - room.playhead) / 24 * 1000).toFixed(1) : `rest ${c.screen.head.toFixed(2)} ${room.playback.frame}`, "clock", c.isLive ? (Number(c.engine.serverTimeAt() - room.now) / 1000).toFixed(1) : "-", c.counts ? "" : "excused");
}
