import { html, nothing, type TemplateResult } from "lit";
import { inLanguages } from "./in-languages";

/** What went wrong: a title, and what to do. */
export interface Wrong {
  readonly title: string;
  readonly detail: string;
  /** Nothing went wrong; it is only said. */
  readonly calm?: boolean;
}

/** Any failure as what people read; a defect keeps its own message. */
export function wrongOf(failure: unknown): Wrong {
  if (isWrong(failure)) {
    return failure;
  }
  return { title: failure instanceof Error ? failure.message : String(failure), detail: "" };
}

/** Shown above the button that led to it, and read out. */
export function problemNote(wrong: Wrong | undefined): TemplateResult {
  return html`<div role="alert">
    ${wrong === undefined ? nothing : html`<div class="wrong ${wrong.calm === true ? "calm" : ""}"><strong>${wrong.title}</strong>${inLanguages(wrong.detail)}</div>`}
  </div>`;
}

function isWrong(failure: unknown): failure is Wrong {
  return (
    failure instanceof Error &&
    typeof Reflect.get(failure, "title") === "string" &&
    typeof Reflect.get(failure, "detail") === "string"
  );
}
