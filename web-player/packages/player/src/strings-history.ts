/** What the server says of an entry that it has seen; the room's key is told apart. */
function seen(seq: number, what: string): string {
  return seq === 0 ? `The room’s key: ${what}.` : `Entry ${seq.toLocaleString("en")}: ${what}.`;
}

function sound(entries: number): string {
  if (entries === 0) return "No entry before it is sound.";
  return entries === 1
    ? "The one entry before it is sound."
    : `The ${entries.toLocaleString("en")} entries before it are sound.`;
}

function there(entries: number): string {
  if (entries === 0) return "No entry is there.";
  return entries === 1
    ? "One entry is there."
    : `The ${entries.toLocaleString("en")} entries that are there follow from each other.`;
}

/** What the history page says. Sentences say what happened and what to do. */
export const historyStrings = {
  title: "Session history",
  open: "History",
  of: (room: string): string => `History of ${room}`,
  all: "All sessions",
  person: (id: number): string => `Participant ${id}`,
  clip: (id: string): string => `clip ${id}`,
  erased: "Erased session",

  list: {
    search: "Search sessions",
    searchHint: "Title, code, person or clip",
    state: "State",
    any: "Any state",
    states: { open: "Open", closed: "Closed", erased: "Erased" },
    loading: "Looking for sessions …",
    more: "More sessions",
    none: "No session matches.",
    noneDetail: "Use fewer or other words, or another state.",
    empty: "This browser knows no session yet.",
    emptyDetail:
      "Rooms that you create here appear by themselves. For any other, enter its code and the audit token that creating it answered.",
    kept: "These are the sessions whose audit tokens this browser keeps.",
    keptDetail: "With an operator’s token you see all sessions of this server.",
    people: (names: string): string => `With ${names}`,
    entries: (count: number): string => (count === 1 ? "1 entry" : `${count.toLocaleString("en")} entries`),
    unreadable: "Could not be read:",
    alarm: "The record does not agree with what a witness has seen.",
    forget: (room: string): string => `Forget the token of ${room}`,
    columns: { session: "Session", when: "When", state: "State", entries: "Record" },
  },

  token: {
    title: "Open a session",
    room: "Room code",
    label: "Audit token",
    operator: "Operator’s token",
    hint: "Whoever creates a room gets its audit token, auditToken in the answer. It reads the history of that room, and may close and erase it; a participant’s token does not read it, not even the host’s.",
    kept: "Kept in this browser only, and never put into an address.",
    enter: "Open",
    useOperator: "List all sessions",
    missing: "Paste the token: a long text with two dots.",
    needed: "This session needs its audit token.",
    neededDetail:
      "Whoever created the room got it as auditToken. In the browser in which the room was created, its history opens by itself.",
    expired: "The audit token has expired.",
    expiredDetail: "Ask the operator of the server for another, and paste it here.",
    bad: "This is not a token of this server.",
    badDetail: "Paste it whole, without quotes, as creating the room answered it.",
    noList: "This token lists no sessions.",
    noListDetail:
      "It is a participant’s. Sessions are listed with an operator’s token; one session is read with its own auditToken.",
    other: "This token does not open this session.",
    otherDetail:
      "It is for another room, or is a participant’s. The history is read with the auditToken of this very room.",
  },

  loading: {
    opening: "Opening the session …",
    reading: (entries: number): string => `Reading … ${entries.toLocaleString("en")} entries`,
    jumping: (seq: number): string => `Going to entry ${seq.toLocaleString("en")} …`,
  },

  notice: {
    damaged: (seq: number | undefined): string =>
      seq === undefined ? "The record is damaged." : `The record is damaged from entry ${seq.toLocaleString("en")} on.`,
    damagedDetail: (what: string, entries: number): string =>
      `${what}. What lies before, ${entries === 1 ? "one entry" : `${entries.toLocaleString("en")} entries`}, is shown here. Ask the operator to put the record back from a backup.`,
    alarm: "The record is not what was seen of it earlier.",
    alarmDetail: (seq: number, what: string): string =>
      `${seen(seq, what)} What is there is shown here. Ask the operator to put the record back from a backup.`,
    cut: "The server went away while the record was read.",
    cutDetail: "What has come so far is shown.",
    readOn: "Read on",
    erased: "This session was erased.",
    erasedDetail:
      "Names, titles, texts and drawings are gone for good. That something happened, when and in which order, is still here and can be checked.",
    unfollowed: "The room is open, but what happens there does not arrive.",
    unfollowedDetail: "It is tried again by itself.",
    lookAgain: "Look again",
    noSuch: (seq: number): string => `There is no entry ${seq.toLocaleString("en")}; this is the last one.`,
    report: "This server makes no reports.",
    failed: (what: string): string => `${what} could not be downloaded.`,
    unknown: "There is no such room.",
    unknownDetail: "Check the code in the address. It was perhaps on another server.",
    badLink: "This address has no room code.",
    badLinkDetail: "Choose a session from the list.",
  },

  header: {
    open: "open",
    closed: "closed",
    erased: "erased",
    people: (count: number): string => (count === 1 ? "1 person" : `${count} people`),
    room: "To the room",
    live: "Live",
    liveDetail: "The room goes on: what it does is shown as it comes.",
    liveClick: "The room goes on: what it does is shown as it comes. Click to go to the end.",
    toEnd: "to the end",
  },

  timeline: {
    label: "Session timeline",
    hint: "Drag to look at a moment, wheel or + and − to zoom, Shift and wheel to pan.",
    frame: "Frame",
    clips: "Clip",
    marks: "Marks",
    empty: (length: string): string => `nobody here · ${length}`,
    idle: (length: string): string => `nothing happened · ${length}`,
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Whole session",
    position: (time: string, sentence: string): string => (sentence === "" ? time : `${time}, ${sentence}`),
    legend: {
      note: "note",
      annotation: "drawing",
      agreed: "same frame",
      disagreed: "not the same frame",
      chat: "message",
    },
    table: "What happened, as a table",
    tablePeople: "Who was there",
    tableClips: "What was shown",
    columns: { name: "Name", from: "From", to: "Until", length: "For" },
  },

  stage: {
    none: "Nothing was on screen.",
    failed: "The clip cannot be shown.",
    failedDetail: "The file is gone, or this browser cannot decode it. The record is complete without it.",
    erasedDetail: "The session was erased, and with it where its clips were. The record is complete without them.",
    loading: "Loading the clip …",
    shown: (frame: number): string => `Frame ${frame}`,
  },

  controls: {
    play: "Play the session",
    pause: "Pause",
    previous: "Previous entry",
    next: "Next entry",
    pace: "Session speed",
    paceValue: (pace: number): string => `${pace}×`,
    now: "Moment",
    entry: (seq: number, of: number): string => `Entry ${seq.toLocaleString("en")} of ${of.toLocaleString("en")}`,
    before: "Before the first entry",
    copy: "Copy link",
    mute: "Mute",
    unmute: "Unmute",
    help: "Keys",
    stopped: "the room rested",
    played: (speed: string): string => `the room played at ${speed}`,
  },

  panel: {
    label: "Entries, notes and exports",
    entries: "Entries",
    notes: "Notes",
    takeAlong: "Export",
    search: "Search entries",
    everything: "Everything",
    everybody: "Everybody",
    category: "About",
    participant: "Who",
    count: (shown: number, all: number): string =>
      shown === all
        ? `${all.toLocaleString("en")} entries`
        : `${shown.toLocaleString("en")} of ${all.toLocaleString("en")} entries`,
    printed: (first: number, all: number): string =>
      `Only the first ${first.toLocaleString("en")} of ${all.toLocaleString("en")} entries are on paper; the export has all.`,
    none: "No entry matches.",
    clear: "Show all",
    noNotes: "Nobody wrote a note.",
    resolved: "resolved",
    unresolved: "open",
    reply: (name: string): string => `${name} replied`,
    still: (frame: string): string => `Still of frame ${frame}`,
    frames: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),
    toMoment: "Go to the moment at which it was written",
    categories: {
      room: "Room",
      roster: "People",
      media: "Clips and playlist",
      playback: "Playback",
      view: "View",
      grade: "Grade",
      annotations: "Drawings",
      notes: "Notes and chat",
    },
  },

  export: {
    title: "Take it along",
    formats: {
      ledger: ["Signed record", "every entry with its proof, .ndjson"],
      notes: ["Notes", "table, .csv"],
      entries: ["Entries", "table, .csv"],
      otio: ["Timeline", "OpenTimelineIO, .otio"],
      edl: ["Markers", "CMX 3600 EDL, .edl"],
      avid: ["Markers for Avid", "text, .txt"],
    },
    markersOf: "Markers of",
    erased: "Files have no names, titles and texts: this session was erased.",
    busy: "Downloading …",
    report: "Printable report",
    reportHint: "opens in a new tab",
    print: "Print this page",
    verify: "To check it without this server, download the signed record and run",
  },

  check: {
    title: "Check the record",
    hint: "The server computes every hash of the chain again, and they are compared with those that were kept.",
    busy: "Checking …",
    whole: (entries: number): string =>
      entries === 1
        ? "The record is whole: its one entry begins the chain."
        : `The record is whole: all ${entries.toLocaleString("en")} entries follow from each other.`,
    agrees: (kept: number): string => {
      const server = "It agrees with the last hash that the server has kept of it";
      if (kept === 0) return `${server}. This browser has kept none.`;
      return kept === 1
        ? `${server}, and with the one that this browser has kept.`
        : `${server}, and with the ${kept.toLocaleString("en")} that this browser has kept.`;
    },
    head: "Hash of the last entry",
    note: "Keep this hash somewhere else: whoever has it finds out if the record is rewritten later.",
    broken: (seq: number): string => `Entry ${seq.toLocaleString("en")} is not as it was recorded.`,
    brokenSomewhere: "The record is not as it was.",
    brokenDetail: (what: string, entries: number): string => `${what}. ${sound(entries)}`,
    alarm: "The record is not what was seen of it earlier.",
    alarmDetail: (seq: number, what: string, entries: number): string => `${seen(seq, what)} ${there(entries)}`,
    rewritten: (seq: number): string => `Entry ${seq.toLocaleString("en")} is not the one that this browser has seen.`,
    rewrittenDetail:
      "The record was rewritten there or before. The witness file, which the room’s page saves, shows it to others.",
    cutOff: (seq: number): string => `This browser has seen entry ${seq.toLocaleString("en")}, which is not there.`,
    cutOffDetail: (entries: number): string =>
      `The record ends with entry ${entries.toLocaleString("en")}: its end was cut off. The witness file, which the room’s page saves, shows it to others.`,
  },

  keys: {
    title: "Keys",
    close: "Close",
    all: [
      ["Space", "play or pause the session"],
      ["← →", "one entry back or on, with Shift ten"],
      [", .", "one frame back or on, with Shift ten"],
      ["Home End", "to the beginning or the end"],
      ["1 to 5", "session speed 1× to 16×"],
      ["+ −", "zoom the timeline"],
      ["0", "the whole session"],
      ["C", "captions, on and off"],
      ["/", "search entries"],
      ["?", "this list"],
    ],
  },

  told: {
    created: (who: string): string => `${who} created the room`,
    other: (who: string): string => `${who} changed something that this page does not know`,
    agreed: (people: number, frame: number): string =>
      people === 1 ? `Frame ${frame} was on the one screen` : `All ${people} showed frame ${frame}`,
    disagreed: (people: number, of: number, frame: number): string => `${people} of ${of} did not show frame ${frame}`,
    loaded: (who: string, title: string): string => `${who} has loaded “${title}”`,
    notLoaded: (who: string, title: string): string => `${who} does not have “${title}” ready`,
    view: (who: string): string => `${who} moved the view`,
    grade: (who: string): string => `${who} changed the grade`,
    redrew: (who: string, frame: number): string => `${who} changed a drawing on ${frame}`,
    erased: (who: string): string => `${who} removed a drawing`,
    wrote: (who: string): string => `${who} wrote a message`,
    edited: (who: string): string => `${who} edited a note`,
    waits: (names: string): string => (names === "" ? "Play waited" : `Play waited for ${names}`),
    goesOn: "Play waited no longer",
    hostIsBack: "A host is here again",
    place: (who: string): string => `${who} has a place`,
    categories: (who: string): string => `${who} chose what to receive`,
    playhead: (who: string): string => `${who} moved the playhead`,
    playlist: (who: string): string => `${who} changed the playlist`,
  },
} as const;
