import type { Guide, Mask } from "./overlays/guides";

/** What is said about what lies over the picture. */
export const overlayStrings = {
  open: "Guides",
  title: "Over the picture, for you alone",
  mask: "Mask",
  masks: {
    none: "As it is",
    "2.39": "2.39 : 1",
    "2.00": "2 : 1",
    "1.85": "1.85 : 1",
    "1.78": "16 : 9",
    "1.66": "1.66 : 1",
    "1.33": "4 : 3",
    "1.00": "1 : 1",
    "0.56": "9 : 16",
  } satisfies Record<Mask, string>,
  guides: {
    safe: "Safe areas, 93 % and 90 %",
    thirds: "Thirds",
    centre: "Centre",
    burnIn: "Your name and the time",
  } satisfies Record<Guide, string>,
  note: "Kept in this browser. The room cannot demand a burn-in of others.",
  demanded: "Kept in this browser. The page around the player demands your name and the time.",
  action: "action",
  writing: "title",
} as const;
