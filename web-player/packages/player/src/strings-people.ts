import type { Agreements } from "./net/rooms-api";

/** How many of something, in a sentence. */
const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);

/** What is said about people and about being in step. */
export const peopleStrings = {
  roster: {
    role: { host: "Host", reviewer: "", viewer: "Viewer" },
    leads: "Leads",
    asksForLead: "asks for the lead",
    hidden: "not looking",
    buffering: "buffering",
    self: "Names are as people gave them.",
    menu: "Options for",
    lead: {
      nobody: "Nobody has the lead.",
      mine: "You have the lead.",
      other: (name: string): string => `${name} has the lead.`,
      ask: "Ask for the lead",
      take: "Take the lead",
      back: "Give the lead back",
      unask: "Take request back",
      inLine: (place: number): string => (place === 1 ? "You are next." : `You are number ${place} in line.`),
      viewer: "Viewers watch.",
    },
    lock: "Lock the room",
    lockHint: "Nobody new comes in.",
    invite: "Invite people",
    removed: (count: number): string => `Removed (${count})`,
  },

  /** What can be done about one person. */
  acts: {
    handLead: "Hand over the lead",
    takeLead: "Take the lead",
    role: { host: "Make host", reviewer: "Make reviewer", viewer: "Make viewer" },
    ownRole: { host: "Be host", reviewer: "Be reviewer", viewer: "Be viewer" },
    transferHost: "Make host instead of you",
    remove: "Remove from the room …",
    reallyRemove: (name: string): string =>
      `Remove ${name}? They are out at once, and come back only if a host lets them in.`,
    removeNow: "Remove",
    keep: "Cancel",
  },

  /** How good a connection is. */
  link: {
    good: "Good connection",
    fair: "Fair connection",
    poor: "Poor connection",
    unknown: "Connection not known yet",
    with: (quality: string, ms: number): string => `${quality}, ${ms} ms`,
  },

  crowd: {
    came: (count: number): string => `${people(count)} came`,
    went: (count: number): string => `${people(count)} went`,
    both: (came: number, went: number): string => `${people(came)} came, ${went} went`,
  },

  invite: {
    title: "Invite people",
    link: "Link",
    code: "Room code",
    qr: (title: string): string => (title === "" ? "QR code of the room’s link" : `QR code of the link to “${title}”`),
    qrHint: "Scan it with a phone or tablet to come into this room.",
    qrFailed: "The QR code could not be made; the link does the same.",
    local: "This link works on this computer only: the page was opened as localhost.",
  },

  lobby: {
    title: "Who has the clip ready",
    count: (ready: number, all: number): string => `${ready} of ${all} ready`,
    ready: (length: string): string => `Ready, ${length}`,
    notLoaded: "Not loaded yet",
    unplayable: "Cannot play the clip",
    otherLength: (theirs: string, ours: string): string => `Another length: ${theirs} instead of ${ours}`,
    otherLengthUnknown: "Another length",
    length: (clock: string, frames: number): string => `${clock}, ${frames} frames`,
    absent: "Not here yet",
    alone: "Looks around alone",
  },

  badge: {
    synced: "In sync",
    syncing: "Syncing …",
    slow: (ms: number): string => `Slow: ${ms} ms`,
    since: (seconds: number): string => `in sync ${seconds} s ago`,
    open: "Connection and who is on the frame",
  },

  together: {
    all: (count: number, frame: number): string => (count === 2 ? `Both on ${frame}` : `All ${count} on ${frame}`),
    some: (same: number, count: number, frame: number): string => `${same} of ${count} on ${frame}`,
    playing: (count: number): string => `${count} watch along`,
    other: {
      elsewhere: (name: string, frame: number): string => `${name} on ${frame}`,
      onOther: (name: string): string => `${name} shows another clip`,
      silent: (name: string): string => `${name} shows nothing yet`,
      hidden: (name: string): string => `${name} is not looking`,
      private: (name: string): string => `${name} looks around alone`,
      inexact: (name: string): string => `${name}’s player cannot tell`,
      buffering: (name: string): string => `${name} is buffering`,
    },
    own: {
      elsewhere: (frame: number): string => `You on ${frame}`,
      onOther: "You see another clip",
      silent: "You see nothing yet",
      hidden: "You are not looking",
      private: "You look around alone",
      inexact: "Your player cannot tell",
      buffering: "You are buffering",
    },
  },

  panel: {
    title: "Connection",
    close: "Close",
    state: "Connection",
    roundTrip: "Round trip",
    ms: (ms: number): string => `${ms} ms`,
    slow: (ms: number): string => `${ms} ms. That is slow: others see what you do late.`,
    offset: "Clock of this computer",
    ahead: (time: string): string => `${time} ahead of the server`,
    behind: (time: string): string => `${time} behind the server`,
    equal: "As the server’s",
    milliseconds: (ms: number): string => `${ms} ms`,
    seconds: (seconds: number): string => `${seconds} s`,
    drift: "Your picture",
    onFrame: "On the frame",
    frames: (frames: string): string => `${frames} frames`,
    unknown: "Not known yet",
    together: "Frame",
    waiting: "Waits to be sent",
    actions: (count: number): string => (count === 1 ? "1 thing you did" : `${count} things you did`),
    attempt: (attempt: number): string => `Reconnecting, attempt ${attempt}`,
    attemptIn: (attempt: number, seconds: number): string => `Attempt ${attempt} in ${seconds} s`,
    gaveUp: (attempts: number): string => `Offline: ${attempts} attempts failed`,
    room: "Room",
    copyLink: "Copy link",
    reconnect: "Reconnect",
    leavePlayhead: "Leave the room’s playhead",
    returnToPlayhead: "Back to the room’s playhead",
    leaveRoom: "Leave the room",
    invite: "Invite people",
    figures: "Figures (Ctrl+Shift+D)",
  },

  resumed: {
    plain: "Back in the room",
    on: (frame: number): string => `Back on ${frame}`,
    nothing: (where: string): string => `${where}, nothing was missed`,
    entries: (where: string, count: number): string =>
      `${where}, ${count === 1 ? "1 entry" : `${count} entries`} caught up`,
    snapshot: (where: string): string => `${where}, everything was loaded anew`,
  },

  figures: {
    title: "Figures",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "Select the figures to copy them",
    close: "Close",
    curve: "Drift of the last minute, in frames",
    curveScale: "±2 frames",
    none: "–",
    rows: {
      connection: "connection",
      offset: "clock offset",
      clockError: "clock error",
      roundTrip: "round trip",
      drift: "drift",
      showing: "on glass / due",
      speed: "player speed",
      seeks: "seeks",
      trims: "speed changes",
      landings: "landings / corrected",
      seq: "sequence",
      pending: "pending",
      dropped: "dropped / presented",
      picture: "picture from",
      room: "room",
      instance: "instance",
    },
    ms: (ms: string): string => `${ms} ms`,
    frames: (frames: string): string => `${frames} frames`,
    plusMinus: (ms: string): string => `±${ms} ms`,
    pair: (one: string, other: string): string => `${one} / ${other}`,
    times: (factor: string): string => `${factor}x`,
  },

  /** On the start page. */
  rules: {
    title: "Rules of the room",
    control: "Who drives",
    controls: {
      everyone: "Everybody but viewers",
      host: "Only the host",
      lead: "One at a time: who has the lead",
    },
    lobby: "Begin in a lobby: nothing plays until you start",
    waitingRoom: "Waiting room: you let people in",
    max: "Places",
    maxWrong: "A room has 1 to 1000 places.",
    record: "What is recorded of who sees which frame",
    records: {
      off: "Nothing",
      counts: "How many are on the frame",
      names: "Who is on the frame, by name",
    } satisfies Record<Agreements, string>,
    usual: "As usual on this server",
  },
} as const;
