/** Kinds of problems by their stable codes, for languages that the server does not speak. */
export const problemTitles = {
  invalid: "This cannot be done as asked",
  forbidden: "You may not do this",
  limit: "A limit of this room is reached",
  superseded: "A host was there first",
  locked: "The room is locked",
  closed: "The room is closed",
  erased: "The room was erased",
  "not-applied": "This operation was not carried out",
  unsupported: "This server does not know the command",
  "rate-limited": "Too much at once",
  "unknown-room": "There is no such room",
  "room-full": "The room is full",
  unavailable: "The room cannot be reached just now",
  damaged: "The room's record is damaged",
  internal: "This went wrong on the server",
  "bad-token": "There is no valid access token",
  "token-expired": "The access token has expired",
  "read-only": "This token only reads",
  "not-found": "There is no such thing here",
  "too-large": "The request is too large",
  "too-slow": "The request took too long",
  "outcome-unknown": "It is not known whether this happened",
  "too-many-pending": "Too much waits for an answer",
} as const;

/** Why a video cannot be taken. */
export const probeStrings = {
  unreachable: "This video could not be read.",
  unreachableDetail:
    "Either the address is wrong, or its site does not let other pages read it (CORS). Check the address, or put the file into the server’s media folder.",
  format: "This is not a video that can be read here.",
  formatDetail: "Use an MP4 (H.264) or WebM (VP9, AV1) file.",
  noVideo: "There is no picture in this file.",
  noVideoDetail: "Choose a file with a video track.",
  damaged: "The timing of this video could not be worked out.",
  damagedDetail: "The file may be damaged or incomplete. Export it again as MP4 or WebM.",
} as const;
