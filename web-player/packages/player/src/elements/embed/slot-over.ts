/** What the page puts over the picture. */
export function slotOver(): HTMLSlotElement {
  const slot = document.createElement("slot");
  slot.name = "over";
  return slot;
}
