import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

/** Custom properties by name. */
export type Vars = Readonly<Record<`--${string}`, string>>;

class VarsDirective extends Directive {
  render(_: Vars): unknown {
    return noChange;
  }

  override update(part: ElementPart, [vars]: [Vars]): unknown {
    if (part.element instanceof HTMLElement) {
      for (const [name, value] of Object.entries(vars)) {
        part.element.style.setProperty(name, value);
      }
    }
    return noChange;
  }
}

/**
 * Sets custom properties through the CSSOM. Lit's own styleMap writes a style attribute the first time, which a content
 * security policy without 'unsafe-inline' forbids.
 */
export const vars = directive(VarsDirective);
