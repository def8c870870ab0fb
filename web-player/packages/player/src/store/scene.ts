import type { Participant } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import type { Line } from "./view";

/** What is said of a change, and in whose colour. */
export type Told = Pick<Line, "text" | "color" | "chat" | "passage">;

/** Who changes something, and where. */
export interface Scene {
  /** As the subject of a sentence. */
  readonly who: string;
  /** Absent: the room itself. */
  readonly actor: Participant | undefined;
  readonly room: RoomView;
}
