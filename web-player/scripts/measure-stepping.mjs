// Measures how long a step takes in a real browser, from the key's event until the page has painted the picture, with and without
// the decoder, on 1920 × 1080 in H.264 with a key picture every 250 frames; prints the figures as one line of JSON. Needs ffmpeg:
// SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s measure:stepping
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measured } from "./measured.mjs";
import { makeSteppingClip, STEPPING_CLIP } from "./stepping-clip.mjs";

const { values } = parseArgs({
  options: {
    /** Back, twice as many forth, and back again. */
    steps: { type: "string", default: "48" },
    /** In a second. */
    rate: { type: "string", default: "10" },
    /** A folder in which the clip is, or is put to be used again; a temporary one unless given. */
    clips: { type: "string" },
  },
});
await measured("measure-stepping", async (folder) => {
  const clip = join(values.clips ?? folder, STEPPING_CLIP.file);
  if (!existsSync(clip)) await makeSteppingClip(clip);
  return { steps: Number(values.steps), rate: Number(values.rate), clip };
});
