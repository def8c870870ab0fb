import { perSecond, type Rate } from "./rate";

/** How long so many frames take, in whole seconds: "0:10", "1:02:03". */
export function clock(frames: number, rate: Rate): string {
  const seconds = Math.round(frames / perSecond(rate));
  const all = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = all[0] === 0 ? all.slice(1) : all;
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
