import { RoomClient, type RoomClientOptions, type RoomEvents } from "../../src/index";
import { FakeRoom } from "./fake-room";
import type { FakeSocket } from "./fake-socket";
import { ManualTime, settle } from "./manual-time";

/** A room client between a fake room and manual time. */
export class Bench {
  readonly time: ManualTime;
  readonly room: FakeRoom;
  readonly sockets: FakeSocket[] = [];
  readonly client: RoomClient;
  /** Every event, in order, by name. */
  readonly seen: { [Name in keyof RoomEvents]: RoomEvents[Name][] } = {
    state: [],
    room: [],
    entry: [],
    notice: [],
    signal: [],
    sync: [],
    resumed: [],
    landed: [],
    look: [],
    fork: [],
    defect: [],
    expiring: [],
  };

  constructor(options: Partial<RoomClientOptions> = {}, time = new ManualTime(), room = new FakeRoom(time)) {
    this.time = time;
    this.room = room;
    const access = room.access(1);
    const socket = (url: string, subprotocol: string) => {
      const made = access.socket(url, subprotocol) as FakeSocket;
      this.sockets.push(made);
      return made;
    };
    this.client = RoomClient.connect({ ...access, room: "abcdefgh", random: () => 0.5, socket, ...options });
    for (const name of Object.keys(this.seen) as (keyof RoomEvents)[]) {
      this.client.on(name, (event) => void (this.seen[name] as unknown[]).push(event));
    }
  }

  /** The socket of the latest attempt. */
  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error("no attempt to connect yet");
    return last;
  }

  /** Everything that the client ever sent, on all of its sockets. */
  get told() {
    return this.sockets.flatMap(({ sent }) => sent);
  }

  /** Waits for the attempt that is due, opens its socket, and exchanges everything until the client is live. */
  async join(): Promise<void> {
    await settle();
    this.socket.open();
    this.exchange();
    await settle();
  }

  /** Lets both sides read all that is under way. */
  exchange(): void {
    for (let turn = 0; turn < 4; turn++) {
      this.room.serve(this.socket);
      this.socket.deliverAll();
    }
  }

  /** Commands among what the client has sent and the server not read. */
  get commandsUnderWay(): { op: number; name: string | undefined }[] {
    return this.socket.outbound.flatMap(({ frame }) =>
      frame.case === "command" ? [{ op: frame.value.op, name: frame.value.command.case }] : [],
    );
  }
}
