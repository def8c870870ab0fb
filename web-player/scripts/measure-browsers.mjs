// Measures pages of a real browser against a real server, and prints the figures with their conditions as one line of JSON:
// SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s measure:browsers -- --minutes 5 --pages 4 --clip long
import { parseArgs } from "node:util";
import { measured } from "./measured.mjs";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    /** 1 to 4. */
    pages: { type: "string", default: "2" },
    /** A name in e2e/strips.ts. */
    clip: { type: "string", default: "long" },
    seed: { type: "string", default: "20" },
    /** `review`: somebody acts every few seconds; `steady`: it plays. */
    workload: { type: "string", default: "review" },
  },
});
const { minutes, pages, clip, seed, workload } = values;
await measured("measure", () => ({
  minutes: Number(minutes),
  pages: Number(pages),
  clip,
  seed: Number(seed),
  workload,
}));
