import { type ConnectionState, RoomClient } from "@sameframe/sync";
import { ExactPort } from "../exact/exact-port";
import { RoomsApi } from "../net/rooms-api";
import { keptHere } from "../people/kept-witnesses";
import { SequencePort } from "../sequence/sequence-port";
import { SwitchingStagePort } from "../sequence/switching-port";
import type { Request } from "../store/requests";
import { RoomStore } from "../store/room-store";
import type { RoomPicture } from "../store/view";
import { Addresses } from "../video/addresses";
import { broughtTo, OwnCopies } from "../video/own-copies";
import { Sources } from "../video/sources";
import { VideoPort } from "../video/video-port";
import type { OpenRoom } from "./desk";
import type { Keyboard } from "./keyboard";
import type { SameframeStage } from "./stage";
import { listenToPlatform } from "./surroundings";

const witnesses = keptHere();

/** What an open room tells its element. */
export interface RoomEars {
  readonly shown: () => RoomPicture | undefined;
  readonly changed: (shown: RoomPicture) => void;
  /** The connection is at its end. */
  readonly closed: (state: ConnectionState) => void;
  /** The token ends soon. */
  readonly expiring: () => void;
  readonly ask: (request: Request) => void;
  readonly keyboard: Keyboard;
}

/** An open room that can be closed. */
export interface OpenedRoom extends OpenRoom {
  /** Goes on with another token of the same person. */
  renew(token: string): void;
  close(): void;
}

/** Connects to a room: the player on the stage, the store, the keys and what the platform says. */
export function openRoom(
  { server, code, token }: { readonly server: string; readonly code: string; readonly token: string },
  stage: SameframeStage,
  { shown, changed, closed, expiring, ask, keyboard }: RoomEars,
): OpenedRoom {
  let opened: OpenedRoom | undefined;
  const api = new RoomsApi(server);
  const copies = new OwnCopies();
  const own = broughtTo(code);
  if (own !== undefined) {
    copies.hold(own);
  }
  const sources = new Sources(
    (medium) => api.mediumAddresses(code, medium, client.token ?? token),
    (medium) => client.room.media.get(medium),
    copies,
    () => Number(client.serverTimeAt()),
  );
  const addresses = new Addresses(
    (medium) => sources.of(medium),
    () => Number(client.serverTimeAt()) / 1000,
  );
  const { video, decoded } = stage;
  const port = new SwitchingStagePort(
    (told) => new ExactPort(video, decoded, (observer) => new VideoPort(video, addresses, observer), told),
    (told) => new SequencePort(decoded, addresses, told),
    {
      picture: (picture) => opened?.store.pictureIs(picture),
      showing: (frame) => opened?.store.showing(frame),
      hold: () => stage.hold(),
    },
  );
  const client = RoomClient.connect({ server, room: code, token, media: port, witnesses });
  const store = new RoomStore(client, changed);
  const offs = [
    client.on("state", (state) => state.kind === "closed" && closed(state)),
    client.on("signal", ({ signal }) => {
      // somebody drags the playhead: a paused picture goes along
      if (signal?.signal.case === "scrub" && !store.picture.alone) {
        port.preview(signal.signal.value.frame);
      }
    }),
    client.on("expiring", expiring),
    keyboard.listen(shown, ask),
    listenToPlatform(client, ask),
  ];
  opened = {
    client,
    store,
    port,
    copies,
    sources,
    server,
    code,
    get token() {
      return client.token ?? token;
    },
    renew(next): void {
      client.renew(next);
    },
    picture: () => store.picture,
    ask,
    keyboard,
    close(): void {
      for (const off of offs) {
        off();
      }
      store.close();
      client.close();
      port.close();
      copies.close();
    },
  };
  return opened;
}
