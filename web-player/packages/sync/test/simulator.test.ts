import { describe, expect, it } from "vitest";
import { experiment } from "../simulator/experiment";
import { Figures, type Summary } from "../simulator/figures";
import { BYTES } from "../simulator/frames";
import { NETWORK_NAMES, PROFILES, SEEDS } from "../simulator/grid";
import type { NetworkName } from "../simulator/network";
import type { WorkloadName } from "../simulator/workloads";
import type { ProfileName } from "../src/profiles";

async function measured(
  profile: ProfileName,
  network: NetworkName,
  workloads: readonly WorkloadName[],
  seeds = 3,
): Promise<Summary> {
  const all = new Figures();
  for (const workload of workloads) {
    for (let seed = SEEDS.judging; seed < SEEDS.judging + seeds; seed++) {
      all.merge(await experiment({ profile, network, workload, clients: 2, seed }));
    }
  }
  return all.summary;
}

const CALM: readonly WorkloadName[] = ["steady", "review", "join"];
const BROKEN: readonly WorkloadName[] = ["reconnect", "stall"];

describe("[SM1] a run can be repeated", () => {
  it.each(NETWORK_NAMES)("in the network %s", async (network) => {
    const run = { profile: "default", network, workload: "join", clients: 8 } as const;
    const [one, same, other] = [
      await experiment({ ...run, seed: 7 }),
      await experiment({ ...run, seed: 7 }),
      await experiment({ ...run, seed: 8 }),
    ];
    expect(same.summary).toEqual(one.summary);
    expect(other.summary).not.toEqual(one.summary);
  });
});

describe("[SM6] frames as they are give the same figures as bytes", () => {
  it.each<WorkloadName>(["review", "reconnect"])("in the workload %s", async (workload) => {
    const run = { profile: "default", network: "home", workload, clients: 3, seed: 7 } as const;
    const [asTheyAre, asBytes] = [await experiment(run), await experiment({ ...run, frames: BYTES })];
    expect(asBytes.summary).toEqual(asTheyAre.summary);
  });
});

describe("[SM2] two clients are within a frame of the room's playhead", () => {
  it.each<[NetworkName, number]>([
    ["lan", 0.999],
    ["office", 0.999],
    ["home", 0.999],
    ["transatlantic", 0.99],
    ["mobile", 0.99],
  ])("in the network %s for %f of the time", async (network, share) => {
    const { withinOne, agreed } = await measured("default", network, CALM);
    expect(withinOne).toBeGreaterThanOrEqual(share);
    expect(agreed).toBe(1);
  });

  it.each(NETWORK_NAMES)(
    "in the network %s for 0.99 of the time, when a connection or a player breaks off",
    async (network) => {
      const { withinOne } = await measured("default", network, BROKEN);
      expect(withinOne).toBeGreaterThanOrEqual(0.99);
    },
  );
});

describe("[SM5] no correction is heard", () => {
  it.each(NETWORK_NAMES)("in the network %s, in steady play and in a review", async (network) => {
    const { audiblePerMinute } = await measured("default", network, ["steady", "review"]);
    expect(audiblePerMinute).toBe(0);
  });

  it.each(NETWORK_NAMES)("in the network %s, more often than there is a jump that hides it", async (network) => {
    for (const workload of ["join", ...BROKEN] as const) {
      const { audiblePerMinute, seeksPerMinute } = await measured("default", network, [workload]);
      expect(audiblePerMinute).toBeLessThan(seeksPerMinute);
    }
  });
});

describe("[SM3] no profile of another system keeps clients nearer", () => {
  it.each(PROFILES.filter((profile) => profile !== "default"))("than the default: %s", async (profile) => {
    for (const network of ["office", "transatlantic"] as const) {
      const ours = await measured("default", network, ["steady", "join"], 2);
      const theirs = await measured(profile, network, ["steady", "join"], 2);
      expect(ours.withinHalf).toBeGreaterThanOrEqual(theirs.withinHalf);
      expect(ours.spreadP99).toBeLessThanOrEqual(theirs.spreadP99);
    }
  });
});

describe("[SM4] what is broken shows", () => {
  it("a corrector that waits for four seconds of error leaves clients apart", async () => {
    const { withinHalf } = await measured("syncplay", "office", ["steady"]);
    expect(withinHalf).toBeLessThan(0.9);
  });
});
