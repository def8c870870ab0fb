/** What a template says outside of its expressions: the text between tags, and the values of attributes that are read out. */
export function literalsOf(source: string): readonly string[] {
  const found: string[] = [];
  for (const { index } of source.matchAll(/\bhtml`/g)) {
    const [text] = templateAt(source, index + "html`".length);
    const spoken = text.matchAll(/\s(?:aria-label|title|placeholder|alt|label)="?([^"\0>]*[A-Za-z][^">\0]*)/g);
    found.push(...[...spoken].map(([, value = ""]) => value));
    const words = text.replace(/<!--.*?-->/gs, "").replace(/<[^>]*>/g, "\0");
    found.push(...words.split("\0").filter((it) => /[A-Za-z]{2,}/.test(it.replace(/&\w+;/g, ""))));
  }
  return found.map((it) => it.trim());
}

/** The text of a template from behind its opening backtick, with a NUL for each expression, and where it ends. */
function templateAt(source: string, from: number): readonly [text: string, end: number] {
  let text = "";
  let at = from;
  while (source[at] !== "`") {
    if (source.startsWith("${", at)) {
      at = expressionEnd(source, at + 2);
      text += "\0";
    } else {
      text += source[at];
      at++;
    }
  }
  return [text, at + 1];
}

/** Behind the brace that ends an expression, which may have templates of its own. */
function expressionEnd(source: string, from: number): number {
  let at = from;
  for (let depth = 1; depth > 0; ) {
    const here = source[at];
    if (here === "`") {
      [, at] = templateAt(source, at + 1);
      continue;
    }
    depth += here === "{" ? 1 : here === "}" ? -1 : 0;
    at++;
  }
  return at;
}
