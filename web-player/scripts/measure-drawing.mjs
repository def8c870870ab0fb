// Measures what a page has to do for each frame of the screen while its person draws and ten others point, on a processor that is slowed
// down four times; prints the figures as one line of JSON:
// SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s measure:drawing
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { measured } from "./measured.mjs";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "10" },
    /** Whose pointers move. */
    others: { type: "string", default: "10" },
    /** How many times slower than this machine. */
    slower: { type: "string", default: "4" },
    /** A file in which the trace is kept. */
    trace: { type: "string" },
  },
});
const { seconds, others, slower, trace } = values;
await measured("measure-drawing", () => ({
  seconds: Number(seconds),
  others: Number(others),
  slower: Number(slower),
  ...(trace === undefined ? {} : { trace: resolve(trace) }),
}));
