import type { Corrector } from "./corrector";
import { DriftController } from "./drift-controller";
import { PeerCorrector, type PeerRules } from "./peer-corrector";

/** By whose rules a player is kept on the playhead: our own, or those of a system that one comes from [DC20]. */
export type ProfileName = "default" | PeerName;

/** The systems whose way to correct can be chosen. */
export type PeerName = "streamvault" | "syncplay" | "openwatchparty" | "syncplayer" | "openrv";

/**
 * The constants that these systems document. Only their way to correct is theirs: the clock, the playhead, the scheduled
 * start and the landing are those of this engine, which is kinder to them than what they have. Where a document leaves
 * a choice, the one is taken that brings the player nearer to the room.
 */
const PEERS: Record<PeerName, PeerRules> = {
  // Slows down at 0.35 s and back at 0.1 s; its seeks at 4 s ahead and 5 s behind are covered by the one at 2 s.
  streamvault: {
    every: 500,
    factor: (error) => stepped(error, 350, 350, 100, 0.05),
    seeks: (error) => Math.abs(error) > 2_000,
    coolDown: 1_200,
    joining: 0,
  },
  // Never speeds up: who is behind is waited for, or jumps.
  syncplay: {
    every: 1_000,
    factor: (error) => stepped(error, 1_500, Number.POSITIVE_INFINITY, 100, 0.05),
    seeks: (error) => error > 4_000 || error < -5_000,
    coolDown: 0,
    joining: 0,
  },
  openwatchparty: {
    every: 500,
    factor: (error) =>
      Math.abs(error) < 40 ? 1 : clamp(1 - Math.sign(error) * 0.5 * Math.sqrt(Math.abs(error) / 1000)),
    seeks: (error) => Math.abs(error) >= 2_000,
    coolDown: 0,
    joining: 8_000,
  },
  syncplayer: {
    every: 2_000,
    factor: (error) => (Math.abs(error) > 15 ? 1 - Math.sign(error) * 0.01 : 1),
    seeks: (error) => Math.abs(error) > 100,
    coolDown: 0,
    joining: 0,
  },
  // Says no interval: as often as the others say how they are.
  openrv: {
    every: 1_000,
    factor: () => 1,
    seeks: (error, frame) => Math.abs(error) > 2 * frame,
    coolDown: 0,
    joining: 0,
  },
};

/** Every profile there is. */
export const PROFILE_NAMES: readonly string[] = ["default", ...Object.keys(PEERS)];

/** The corrector of a profile, for one player. */
export function correctorOf(profile: ProfileName): Corrector {
  return profile === "default" ? new DriftController() : new PeerCorrector(PEERS[profile]);
}

/** Slower beyond `ahead`, faster beyond `behind`, plain again within `reset`, and in between as it is. */
function stepped(error: number, ahead: number, behind: number, reset: number, by: number): number | undefined {
  if (error > ahead) return 1 - by;
  if (error < -behind) return 1 + by;
  return Math.abs(error) < reset ? 1 : undefined;
}

const clamp = (factor: number) => Math.min(Math.max(factor, 0.85), 2);
