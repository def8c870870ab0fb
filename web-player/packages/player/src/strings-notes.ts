import { playlistStrings } from "./strings-playlist";

/** What the panel beside the picture says: people, notes and chat. Sentences say what happened and what to do. */
export const notesStrings = {
  tabs: {
    label: "People, shots, notes and chat",
    people: "People",
    playlist: playlistStrings.tab,
    notes: "Notes",
    chat: "Chat",
    unread: "unread",
  },

  refusal: {
    outside: "You are not in the room; nothing can be written.",
    viewer: "Viewers read along. Ask the host to make you a reviewer.",
    off: "Notes and chat are switched off for you.",
    empty: "There is no picture to write about yet.",
  },

  /** Why one cannot jump to the frame of a note. */
  jump: {
    lobby: "Nothing moves until the host starts.",
    viewer: "Viewers do not move the playhead. Look around alone to go there.",
    host: "Only the host moves the playhead. Look around alone to go there.",
    lead: "Only who has the lead moves the playhead. Look around alone to go there.",
  },

  notes: {
    here: "Note on this frame",
    on: (number: string): string => `Note on ${number}`,
    placeholder: "Write a note …",
    add: "Add note",
    none: "No notes on this clip yet.",
    noneDetail: "What you write here stays with the frame on the screen; it pauses when you begin to type.",
    elsewhere: "On other clips",
    list: "Notes",
    by: (author: string, number: string): string => `Note by ${author} on ${number}`,
    frames: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),
    go: (number: string, timecode: string): string => `Go to ${number}, ${timecode}`,
    still: (number: string): string => `Still of frame ${number}`,
    edited: "edited",
    open: "open",
    resolved: "resolved",
    reply: "Reply",
    replyTo: (author: string): string => `Reply to ${author}`,
    resolve: "Resolve",
    reopen: "Reopen",
    edit: "Edit",
    editText: "Edit the text",
    remove: "Remove",
    removeNote: (replies: number): string =>
      replies === 0
        ? "Remove this note for everybody?"
        : `Remove this note and ${replies === 1 ? "its reply" : `its ${replies} replies`} for everybody?`,
    keep: "Keep",
    save: "Save",
    cancel: "Cancel",
    /** What a button about one note does, read out. */
    about: (act: string, author: string, number: string): string => `${act}: ${author} on ${number}`,
    noStill: "Added without a still: the picture cannot be read here.",
    stillRefused: (why: string): string => `Added without a still. ${why}`,
  },

  chat: {
    label: "Message to everybody",
    placeholder: "Message to everybody …",
    send: "Send",
    log: "Messages",
    none: "No messages yet.",
    noneDetail: "Everybody in the room reads what you write here, and so does who comes later.",
    fresh: "New",
    toEnd: (count: number): string => (count === 1 ? "1 new message" : `${count} new messages`),
    end: "To the latest message",
  },

  sending: "Sending …",
  keys: "Enter sends, Shift+Enter begins a new line",
} as const;
