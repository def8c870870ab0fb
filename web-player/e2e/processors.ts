import { cpus } from "node:os";

/** What the machine's processors have done up to a moment. */
export class Processors {
  private constructor(
    private readonly idle: number,
    private readonly total: number,
  ) {}

  static now(): Processors {
    const times = cpus().map(({ times: { idle, ...busy } }) => ({ idle, busy: Object.values(busy) }));
    const idle = times.reduce((sum, it) => sum + it.idle, 0);
    return new Processors(idle, idle + times.flatMap(({ busy }) => busy).reduce((sum, it) => sum + it, 0));
  }

  /** The share of all processors that nobody has used since, 0 to 1. */
  idleSince(): number {
    const { idle, total } = Processors.now();
    return Math.round(((idle - this.idle) / Math.max(1, total - this.total)) * 100) / 100;
  }
}
