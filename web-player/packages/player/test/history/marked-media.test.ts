import { create, MediumSchema, ShotSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { markedMedia } from "../../src/history/marked-media";
import { medium, NEXT, Recorded, SHOT, value } from "./recorded";

const shot = (id: string, rank: number, versions: readonly string[], chosen: string) =>
  value(`shot/${id}`, { case: "shot", value: create(ShotSchema, { id, rank, versions: [...versions], chosen }) });
const VERSION = create(MediumSchema, { ...SHOT, id: "m3" });
const UNTITLED = create(MediumSchema, { ...NEXT, id: "m4", title: "" });

describe("[HP7] the media whose markers can be chosen", () => {
  it("begin with the chosen version of the first shot, then those of the others, then all else", () => {
    const { record } = new Recorded()
      .at(0, 1, medium(SHOT), medium(NEXT), medium(VERSION), medium(UNTITLED))
      .at(1, 1, shot("s1", 5, ["m1", "m3"], "m3"), shot("s2", -5, ["m2"], "m2"));
    expect(markedMedia(record.latest)).toEqual([
      { id: "m2", title: "Shot 20" },
      { id: "m3", title: "Shot 10 (m3)" },
      { id: "m1", title: "Shot 10 (m1)" },
      { id: "m4", title: "m4" },
    ]);
  });

  it("are none where the room has none", () => {
    expect(markedMedia(new Recorded().record.latest)).toEqual([]);
  });
});
