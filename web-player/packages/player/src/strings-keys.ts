/** What keys do in a room. */
export const keyStrings = {
  show: "Keys (?)",
  all: [
    ["Space", "play or pause"],
    ["J K L", "backwards, pause, forwards; again is faster"],
    ["← →", "one frame back or on, with Shift ten"],
    ["Home End", "to the in point, to the out point"],
    ["I or [", "the range begins here"],
    ["O or ]", "the range ends here"],
    ["\\", "the whole clip"],
    ["D", "draw; Escape when done"],
    [", .", "to the frame with the previous or next drawing"],
    ["P", "held: the pointer is a laser"],
    ["M", "mute for oneself"],
    ["F", "full screen"],
    ["Ctrl+Shift+D", "figures of connection and player"],
    ["?", "this list"],
  ],
} as const;
