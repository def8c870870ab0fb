import { html, type TemplateResult } from "lit";
import { partsOf } from "../language/english-part";

/** A text in which what is in English is marked so, for who has it read out [LG6]. */
export function inLanguages(text: string): string | TemplateResult {
  const [own, english] = partsOf(text);
  return english === "" ? own : html`${own}<span lang="en">${english}</span>`;
}
