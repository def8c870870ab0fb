import { type Carry, Tunnel } from "./tunnel";

/** One direction of a network, in milliseconds. */
export interface Path {
  readonly delay: number;
  /** What comes on top of the delay, evenly spread from 0. */
  readonly jitter: number;
}

/** A network between a page and the server. */
export interface Conditions {
  readonly up: Path;
  readonly down: Path;
}

/** A tunnel through a slow network: every byte comes late, in order, as TCP brings it. Can be cut like any tunnel. */
export function networkTo(origin: string, { up, down }: Conditions, random: () => number): Promise<Tunnel> {
  return Tunnel.to(origin, { up: late(up, random), down: late(down, random) });
}

function late({ delay, jitter }: Path, random: () => number): Carry {
  return (from, to) => {
    const waiting: { readonly due: number; readonly act: () => void }[] = [];
    const deliver = () => {
      while ((waiting[0]?.due ?? Number.POSITIVE_INFINITY) <= performance.now()) waiting.shift()?.act();
      if (waiting[0]) setTimeout(deliver, Math.ceil(waiting[0].due - performance.now()));
    };
    const later = (act: () => void) => {
      // What comes later never overtakes: a packet that is held up holds up all behind it.
      const due = Math.max(waiting.at(-1)?.due ?? 0, performance.now() + delay + jitter * random());
      if (waiting.push({ due, act }) === 1) setTimeout(deliver, Math.ceil(due - performance.now()));
    };
    from.on("data", (bytes) => later(() => to.writable && to.write(bytes)));
    from.on("end", () => later(() => to.end()));
    from.on("close", () => later(() => to.destroy()));
    from.setNoDelay();
    to.setNoDelay();
  };
}
