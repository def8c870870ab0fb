// Makes the clip by which stepping is measured: moving pictures of 1920 × 1080 in H.264, a key picture every 250 frames, with the
// strip of `clips/README.md` along the lower edge. Needs ffmpeg with libx264; `npm run measure:stepping` makes it.
import { spawn } from "node:child_process";
import { once } from "node:events";

const [WIDTH, HEIGHT, BLOCK, BITS] = [1920, 1080, 96, 16];
/** Limited range: what white and black are in the file. */
const [BLACK, WHITE] = [16, 235];

export const STEPPING_CLIP = {
  file: "stepping-1080.mp4",
  contentType: 'video/mp4; codecs="avc1.640028"',
  rate: { numerator: 24, denominator: 1 },
  frames: 750,
  firstPresentationUs: 0,
};

/** Frame `n` as the strip for machines. */
function strip(n) {
  const luma = new Uint8Array(WIDTH * BLOCK).fill(BLACK);
  for (let block = 0; block < BITS + 2; block++) {
    const isWhite = block === 0 || (block <= BITS && ((n >> (BITS - block)) & 1) === 1);
    for (let row = 0; isWhite && row < BLOCK; row++) {
      luma.fill(WHITE, row * WIDTH + (block + 1) * BLOCK, row * WIDTH + (block + 2) * BLOCK);
    }
  }
  return luma;
}

/** @param {string} path of the file to be made */
export async function makeSteppingClip(path) {
  const picture = `-f lavfi -i testsrc2=size=${WIDTH}x${HEIGHT}:rate=24`;
  const strips = `-f rawvideo -pix_fmt gray -video_size ${WIDTH}x${BLOCK} -framerate 24 -color_range tv -i -`;
  const joined = `[0][1]overlay=0:${HEIGHT - BLOCK}:shortest=1,format=yuv420p`;
  const codec = "-c:v libx264 -preset veryfast -crf 21 -bf 2 -g 250 -keyint_min 250 -sc_threshold 0";
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";
  const options = `-hide_banner -loglevel error -y ${picture} ${strips} -filter_complex ${joined} ${codec} ${tags} -movflags +faststart`;
  const encoder = spawn("ffmpeg", [...options.split(" "), path], { stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(encoder, "exit");
  for (let n = 0; n < STEPPING_CLIP.frames; n++) {
    if (!encoder.stdin.write(strip(n))) await once(encoder.stdin, "drain");
  }
  encoder.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while making ${path}`);
}
