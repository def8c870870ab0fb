// Makes the clips of the browser tests again. Needs ffmpeg with libx264, libvpx and its own AAC encoder, and nothing else:
// node e2e/clips/make-strips.mjs. The results are committed, since neither tests nor build should need ffmpeg.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statSync } from "node:fs";
import { resolve } from "node:path";

const WIDTH = 320;
const HEIGHT = 180;
const BLOCK = 16;
const BITS = 16;
/** Limited range: what white and black are in the file. */
const [BLACK, GREY, WHITE] = [16, 60, 235];

/** The seven bars of a digit, from the top, clockwise, the middle last: x, y, width, height. */
const BARS = [
  [0, 0, 32, 8],
  [24, 0, 8, 36],
  [24, 32, 8, 36],
  [0, 60, 32, 8],
  [0, 32, 8, 36],
  [0, 0, 8, 36],
  [0, 30, 32, 8],
];
const SEGMENTS = ["012345", "12", "01643", "01263", "5612", "05623", "056432", "012", "0123456", "012356"];

const x264 = "-c:v libx264 -preset veryslow -crf 30 -level 3.1 -sc_threshold 0";
const vp9 = "-c:v libvpx-vp9 -b:v 0 -crf 40 -deadline good -cpu-used 2 -lag-in-frames 0 -auto-alt-ref 0";
const still = "-bf 0 -g 48 -keyint_min 48";

/** `first` pictures may come late: without an edit list the reordering of B-frames delays the first one. */
const clips = [
  {
    file: "strip-24.mp4",
    rate: "24",
    frames: 480,
    codec: `${x264} -bf 3 -g 250 -keyint_min 250 -use_editlist 0`,
    sound: true,
  },
  { file: "strip-2997.mp4", rate: "30000/1001", frames: 600, codec: `${x264} ${still}` },
  { file: "strip-5994.mp4", rate: "60000/1001", frames: 1200, codec: `${x264} ${still}`, sound: true },
  {
    file: "strip-sound.mp4",
    rate: "30000/1001",
    frames: 600,
    codec: `${x264} ${still}`,
    sound: true,
    // silent, then loud: half of it each
    tone: "aevalsrc=0.6*sin(2*PI*440*t)*gte(t\\,10.01):sample_rate=48000",
  },
  { file: "strip-24.webm", rate: "24", frames: 480, codec: `${vp9} -g 250` },
  { file: "strip-2997.webm", rate: "30000/1001", frames: 600, codec: `${vp9} -g 60` },
  { file: "strip-5994.webm", rate: "60000/1001", frames: 1200, codec: `${vp9} -g 120` },
  { file: "strip-10min.mp4", rate: "24", frames: 14400, codec: `${x264} -bf 0 -g 250 -keyint_min 250`, plain: true },
  // every third picture stays twice as long as the others, as from a telephone in the dark
  {
    file: "strip-variable.mp4",
    rate: "24",
    frames: 240,
    codec: `${x264} ${still} -fps_mode passthrough -enc_time_base 1/24000`,
    times: "settb=1/24000,setpts=1000*(N+floor(N/3)),",
  },
];

const TONE = "sine=frequency=330:sample_rate=48000,volume=-30dB";

const named = process.argv.slice(2);
for (const clip of clips) if (named.length === 0 || named.includes(clip.file)) await make(clip);
if (named.length === 0) stream("strip-24");

/** The pictures of a clip as a stream on demand: a playlist, an initialization segment, and segments. */
function stream(name) {
  const at = (file) => resolve(import.meta.dirname, file);
  const cut = "-map 0:v -c copy -f hls -hls_time 5 -hls_playlist_type vod -hls_segment_type fmp4";
  const files = ["-hls_fmp4_init_filename", `${name}-init.mp4`, "-hls_segment_filename", at(`stream/${name}-%d.m4s`)];
  const options = ["-hide_banner", "-loglevel", "error", "-y", "-i", at(`${name}.mp4`), ...cut.split(" "), ...files];
  mkdirSync(at("stream"), { recursive: true });
  execFileSync("ffmpeg", [...options, at(`stream/${name}.m3u8`)], { stdio: "inherit" });
}

async function make({ file, rate, frames, codec, sound, tone: source = TONE, times = "", plain = false }) {
  const input = `-f rawvideo -pix_fmt gray -video_size ${WIDTH}x${HEIGHT} -framerate ${rate} -color_range tv -i -`;
  const seconds = frames / rate.split("/").reduce((numerator, denominator) => numerator / denominator);
  const tone = sound ? `-f lavfi -t ${seconds} -i ${source}` : "";
  const heard = sound ? "-c:a aac -b:a 24k -ac 1" : "-an";
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";
  const index = file.endsWith(".mp4") ? "-movflags +faststart" : "";
  const output = `-vf ${times}format=yuv420p ${tags} ${codec} ${heard} ${index} -map_metadata -1 -fflags +bitexact -flags:v +bitexact`;
  const options = `-hide_banner -loglevel error -y ${input} ${tone} ${output}`.split(/ +/);
  const encoder = spawn("ffmpeg", [...options, resolve(import.meta.dirname, file)], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const ended = once(encoder, "exit");
  for (let n = 0; n < frames; n++) {
    if (!encoder.stdin.write(picture(n, plain))) await once(encoder.stdin, "drain");
  }
  encoder.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while making ${file}`);
  console.log(`${file}: ${frames} frames, ${statSync(resolve(import.meta.dirname, file)).size} bytes`);
}

/** Frame `n`: its number in digits for people, unless it is plain, and as the strip for machines. */
function picture(n, plain) {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(GREY);
  const box = (x, y, width, height, level) => {
    for (let row = y; row < y + height; row++) luma.fill(level, row * WIDTH + x, row * WIDTH + x + width);
  };
  const digits = plain ? [] : [...String(n).padStart(4, "0")];
  digits.forEach((digit, place) => {
    for (const segment of SEGMENTS[Number(digit)]) {
      const [x, y, width, height] = BARS[segment];
      box(64 + place * 48 + x, 48 + y, width, height, WHITE);
    }
  });
  box(0, HEIGHT - BLOCK, WIDTH, BLOCK, BLACK);
  for (let block = 0; block < BITS + 2; block++) {
    const isWhite = block === 0 || (block <= BITS && ((n >> (BITS - block)) & 1) === 1);
    if (isWhite) box(BLOCK + block * BLOCK, HEIGHT - BLOCK, BLOCK, BLOCK, WHITE);
  }
  return luma;
}
