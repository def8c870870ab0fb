// Makes the clips by which colours are compared. Needs ffmpeg with libx264 and libvpx: node e2e/clips/make-bars.mjs. The results are
// committed, since neither tests nor build should need ffmpeg.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const clips = [
  { file: "bars-709.mp4", size: "1280x720", matrix: "bt709", codec: "libx264 -preset veryslow -crf 12 -g 24" },
  { file: "bars-601.mp4", size: "720x480", matrix: "smpte170m", codec: "libx264 -preset veryslow -crf 12 -g 24" },
  { file: "bars-709.webm", size: "1280x720", matrix: "bt709", codec: "libvpx-vp9 -b:v 0 -crf 16 -g 24" },
];

for (const { file, size, matrix, codec } of clips) {
  const transfer = matrix === "bt709" ? "bt709" : "smpte170m";
  const tags = `-colorspace ${matrix} -color_primaries ${matrix} -color_trc ${transfer} -color_range tv`;
  const filter = `scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p`;
  const picture = `-f lavfi -i smptehdbars=size=${size}:rate=24 -frames:v 48 -vf ${filter}`;
  const options = `-hide_banner -loglevel error -y ${picture} -c:v ${codec} ${tags} -an -map_metadata -1 -fflags +bitexact`;
  const { status } = spawnSync("ffmpeg", [...options.split(" "), resolve(import.meta.dirname, file)], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`ffmpeg ended with ${status} while making ${file}`);
}
