// Makes bars.mp4 again: colour bars and ramps, tagged as Rec. 709. Needs ffmpeg with libx264, and nothing else: node
// e2e/clips/make-bars.mjs. The result is committed, since neither tests nor build should need ffmpeg.
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";
const picture =
  "smptehdbars=size=320x180:rate=24,format=yuv420p,setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv";
const exact = "-map_metadata -1 -fflags +bitexact -flags:v +bitexact";
const options = `-hide_banner -loglevel error -y -f lavfi -t 1 -i ${picture} ${tags} -c:v libx264 -preset veryslow -crf 8 -bf 0 -g 24 -movflags +faststart ${exact}`;
execFileSync("ffmpeg", [...options.split(" "), resolve(import.meta.dirname, "bars.mp4")], { stdio: "inherit" });
