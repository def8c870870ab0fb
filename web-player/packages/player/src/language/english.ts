import { strings } from "../strings";
import { captionStrings } from "../strings-captions";
import { drawingStrings } from "../strings-drawing";
import { exactStrings } from "../strings-exact";
import { keyStrings } from "../strings-keys";
import { notesStrings } from "../strings-notes";
import { overlayStrings } from "../strings-overlays";
import { peopleStrings } from "../strings-people";
import { pictureStrings } from "../strings-picture";
import { pinStrings } from "../strings-pin";
import { playlistStrings } from "../strings-playlist";
import { sequenceStrings } from "../strings-sequence";
import { timelineStrings } from "../strings-timeline";
import { uploadStrings } from "../strings-upload";
import type { Translated } from "./translate";

/** Every text of the pages and the player. */
export const english = {
  strings,
  captionStrings,
  drawingStrings,
  exactStrings,
  keyStrings,
  notesStrings,
  overlayStrings,
  peopleStrings,
  pictureStrings,
  pinStrings,
  playlistStrings,
  sequenceStrings,
  timelineStrings,
  uploadStrings,
} as const;

/** All of it in another language. */
export type Catalogue = Translated<typeof english>;
