import { strings } from "../strings";

/**
 * Names what pages of others may style, and puts what they have for the picture over it.
 *
 * @param parts elements by their names; `stage` has the picture
 */
export function nameParts(parts: Readonly<Record<"stage" | "panel" | "timeline", HTMLElement>>): void {
  for (const [name, element] of Object.entries(parts)) {
    element.part.add(name);
  }
  parts.stage.setAttribute("exportparts", "video");
  parts.stage.setAttribute("aria-label", strings.video.stage);
  const over = document.createElement("slot");
  over.name = "over";
  parts.stage.append(over);
}
