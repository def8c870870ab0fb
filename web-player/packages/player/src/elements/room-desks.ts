import type { KeptChoices } from "../people/choices";
import type { Keymap } from "../store/keymap";
import type { Request } from "../store/requests";
import type { RoomPicture } from "../store/view";
import { CaptionsDesk } from "./captions/captions-desk";
import type { Desk, OpenRoom } from "./desk";
import { DrawingDesk } from "./drawing/desk";
import { NotesDesk } from "./notes/notes-desk";
import { OverlaysDesk } from "./overlays/overlays-desk";
import { PeopleDesk } from "./people/people-desk";
import { PictureDesk } from "./picture/desk";
import { PlaylistDesk } from "./playlist/playlist-desk";
import { nameParts } from "./room-parts";
import { SoundDesk } from "./sound/sound-desk";
import { SameframeStage } from "./stage";
import { TimelineDesk } from "./timeline/timeline-desk";

/** All parts of a room's page: they open, renew and close with the room. */
export class RoomDesks implements Desk {
  readonly stage = new SameframeStage();
  readonly drawing: DrawingDesk;
  readonly picture: PictureDesk;
  readonly overlays = new OverlaysDesk(this.stage);
  readonly captions = new CaptionsDesk(this.stage);
  readonly notes = new NotesDesk(() => this.stage.glass);
  readonly playlist = new PlaylistDesk(this.stage);
  readonly people = new PeopleDesk(this.stage);
  readonly timeline = new TimelineDesk(this.stage.video);
  readonly sound: SoundDesk;
  readonly #all: readonly Desk[];

  /** @param host told which tools are open */
  constructor(host: HTMLElement & { draws: boolean; tunes: boolean }, choices: KeptChoices) {
    this.drawing = new DrawingDesk(this.stage, host);
    this.picture = new PictureDesk(this.stage, host);
    this.sound = new SoundDesk(this.stage.video, choices);
    this.notes.panel.roster = this.people.roster;
    this.notes.panel.playlist = this.playlist.list;
    nameParts({ stage: this.stage, panel: this.notes.panel, timeline: this.timeline.line });
    const { drawing, picture, overlays, captions, notes, playlist, people, timeline, sound } = this;
    this.#all = [drawing, picture, overlays, captions, notes, playlist, people, timeline, sound];
  }

  /** What buttons say of their keys. */
  set keymap(keymap: Keymap) {
    for (const desk of [this.sound, this.drawing, this.picture, this.overlays]) {
      desk.keymap = keymap;
    }
  }

  open(room: OpenRoom): void {
    for (const desk of this.#all) {
      desk.open(room);
    }
  }

  renew(shown: RoomPicture): void {
    for (const desk of this.#all) {
      desk.renew(shown);
    }
  }

  take(request: Request): void {
    for (const desk of this.#all) {
      desk.take?.(request);
    }
  }

  close(): void {
    for (const desk of this.#all) {
      desk.close();
    }
  }
}
