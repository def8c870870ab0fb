import type { Catalogue } from "../english";
import { captions } from "./captions";
import { drawing } from "./drawing";
import { exact } from "./exact";
import { keys } from "./keys";
import { main } from "./main";
import { notes } from "./notes";
import { overlays } from "./overlays";
import { people } from "./people";
import { picture } from "./picture";
import { pin } from "./pin";
import { playlist } from "./playlist";
import { sequence } from "./sequence";
import { timeline } from "./timeline";
import { upload } from "./upload";

/** German, as people in film speak it: Bild, In-Punkt, Shot, Freigabe. Who is spoken to is „Sie“. */
export const german: Catalogue = {
  strings: main,
  captionStrings: captions,
  drawingStrings: drawing,
  exactStrings: exact,
  keyStrings: keys,
  notesStrings: notes,
  overlayStrings: overlays,
  peopleStrings: people,
  pictureStrings: picture,
  pinStrings: pin,
  playlistStrings: playlist,
  sequenceStrings: sequence,
  timelineStrings: timeline,
  uploadStrings: upload,
};
