import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { inLanguages } from "../../src/elements/in-languages";
import { english } from "../../src/language/english";
import { partsOf, withEnglish } from "../../src/language/english-part";
import { german } from "../../src/language/german/german";
import { KeptLanguage } from "../../src/language/kept-language";
import { LANGUAGES, type Language, languageFor, locale, numberText, spoke } from "../../src/language/language";
import { type Translated, translate } from "../../src/language/translate";
import { farewellDetail, Problem } from "../../src/net/problem";
import { refusalText } from "../../src/store/conflict";
import { samples, textsOf } from "./catalogue";
import { literalsOf } from "./templates";

const source = resolve(import.meta.dirname, "../../src");
const modules = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(join(source, path), "utf8") }));

const others = textsOf(german);
const otherAt = new Map(others.map(({ path, text }) => [path, text]));

afterEach(() => {
  spoke("en");
  vi.unstubAllGlobals();
});

describe("[LG1] every language says all that English says:", () => {
  it("the same texts, in the same places", () => {
    const paths = textsOf(english).map(({ path }) => path);
    expect([...otherAt.keys()].sort()).toEqual(paths.sort());
  });

  it.each(textsOf(english).map(({ path, text }) => [path, text, otherAt.get(path)] as const))(
    "%s",
    (_, said, other) => {
      expect(typeof other).toBe(typeof said);
      if (typeof said === "string" && typeof other === "string") {
        expect(other === "").toBe(said === "");
        expect(/^\s|\s$/.test(other)).toBe(/^\s|\s$/.test(said));
      }
      if (typeof said === "function" && typeof other === "function") {
        for (const given of samples(said.length)) {
          const text = String(said(...given));
          const kept = given.filter((it) => text.includes(String(it)));
          expect(kept.filter((it) => !String(other(...given)).includes(String(it)))).toEqual([]);
        }
      }
    },
  );

  it("a key that is missing or too much, or a function of other parameters, does not compile", () => {
    const some = { said: "Hello", named: (name: string): string => `Hello ${name}`, deep: { said: "There" } } as const;
    type Some = Translated<typeof some>;
    const whole: Some = { said: "Hallo", named: (name) => `Hallo ${name}`, deep: { said: "Da" } };
    // @ts-expect-error: `deep.said` is missing
    const missing: Some = { ...whole, deep: {} };
    // @ts-expect-error: English has no `more`
    const more: Some = { ...whole, deep: { said: "Da", more: "Mehr" } };
    // @ts-expect-error: it is given one text, and no number
    const other: Some = { ...whole, named: (name: string, times: number) => `Hallo ${name} ${times}` };
    expect([missing, more, other]).toHaveLength(3);
  });
});

describe("[LG2] German:", () => {
  const { action, history, problem } = german.strings;

  it.each([
    [action.paused("Patty", 1012), "Patty hat auf 1012 angehalten"],
    [action.paused(action.you, 1012), "Sie haben auf 1012 angehalten"],
    [action.removed("Patty", action.yourself), "Patty hat Sie entfernt"],
    [action.joined("Sam"), "Sam ist gekommen"],
    [german.playlistStrings.count(1), "1 Shot"],
    [german.playlistStrings.count(12), "12 Shots"],
    [history.list.entries(12_345), "12.345 Einträge"],
    [german.notesStrings.chat.toEnd(1), "1 neue Nachricht"],
    [german.strings.connection.drift(-1), "−1 Bild"],
    [german.exactStrings.source({ kind: "video", why: "playing" }), "Video: es wird abgespielt"],
    [problem.titles["room-full"], "Der Raum ist voll"],
  ])("%s", (said, expected) => {
    expect(said).toBe(expected);
  });

  it("calls nobody du", () => {
    const said = others.map(({ text }) => String(text)).filter((text) => /\b(?:du|dein\w*|dich|dir)\b/i.test(text));
    expect(said).toEqual([]);
  });
});

describe("[LG3] the language is", () => {
  it.each<[readonly string[], Language]>([
    [["de"], "de"],
    [["de-AT", "en"], "de"],
    [["en-GB", "de"], "en"],
    [["fr-FR", "de", "en"], "de"],
    [["", "de_CH"], "de"],
    [["fr", "it"], "en"],
    [["den"], "en"],
    [[], "en"],
  ])("of %j the first that there is: %s", (wanted, expected) => {
    expect(languageFor(wanted)).toBe(expected);
  });

  it("what was chosen here, if that can be kept and is one", () => {
    const shelf = new Map<string, string>();
    const kept = new KeptLanguage({
      getItem: (key) => shelf.get(key) ?? null,
      setItem: (key, to) => shelf.set(key, to),
    });
    expect(kept.load()).toBeUndefined();
    expect(kept.save("de")).toBe(true);
    expect(kept.load()).toBe("de");
    shelf.set("sameframe.language", "tlh");
    expect(kept.load()).toBeUndefined();
  });

  it("the browser's, where nothing can be kept", () => {
    const forbidden = () => {
      throw new Error("forbidden");
    };
    const kept = new KeptLanguage({ getItem: forbidden, setItem: forbidden });
    expect([kept.load(), kept.save("de"), new KeptLanguage(undefined).isPossible]).toEqual([undefined, false, false]);
  });

  it("each with the name that it gives itself", () => {
    expect(LANGUAGES.map(({ name }) => name)).toEqual(["English", "Deutsch"]);
  });
});

describe("[LG4] dates and numbers are of the language, as it is where the browser is at home:", () => {
  it.each<[Language, readonly string[], string, string]>([
    ["en", ["en-GB", "de"], "en-GB", "23.976"],
    ["en", ["fr"], "en", "23.976"],
    ["de", ["en-US", "de-AT"], "de-AT", "23,976"],
    ["de", ["en"], "de", "23,976"],
  ])("%s for %j", (spoken, languages, expected, rate) => {
    vi.stubGlobal("navigator", { languages });
    spoke(spoken);
    expect([locale(), numberText(24000 / 1001)]).toEqual([expected, rate]);
  });
});

describe("[LG5] no text is written anywhere but in a catalogue:", () => {
  /** A command is the same everywhere. */
  const COMMANDS = ["java -jar sameframe.jar verify", ".ndjson"];

  it("what templates say comes from it", () => {
    const literal = modules
      .map(({ path, text }) => ({ path, said: literalsOf(text).filter((it) => !COMMANDS.includes(it)) }))
      .filter(({ said }) => said.length > 0);
    expect(literal).toEqual([]);
  });

  it("the test finds what is not", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source
    const bad = 'html`<p title="Say it">${x ? html`<b>${y}deep</b>` : `${z}`}</p>&nbsp;<i>fps</i>`';
    expect(literalsOf(bad)).toEqual(["Say it", "fps", "deep"]);
  });

  it("no module keeps a text from before the language is known, only parts of the catalogue", () => {
    const kept = modules
      .filter(({ path }) => !/(?:^|\/)strings|^language\//.test(path))
      .flatMap(({ path, text }) => copiesIn(text).map((copy) => `${path}: ${copy}`));
    expect(kept).toEqual([]);
    expect(copiesIn("const a = strings.door;\nconst b = a.left;\nconst c = [strings.door.room];\n")).toEqual([
      "a.left",
      "strings.door.room",
    ]);
  });
});

describe("[LG6] a problem", () => {
  const codes = readFileSync(
    resolve(source, "../../../../room-actors/src/main/java/org/sameframe/room/RefusalCode.java"),
    "utf8",
  ).matchAll(/^ {4}([A-Z_]+)\("(.+)"\)[,;]/gm);

  it.each([...codes].map(([, name = "", title = ""]) => [name.toLowerCase().replaceAll("_", "-"), title] as const))(
    "%s has a title in every language",
    (code, title) => {
      expect(english.strings.problem.titles).toHaveProperty([code], title);
      expect(german.strings.problem.titles).toHaveProperty([code]);
    },
  );

  /** What only programs meet: they send webhooks, streams, ranges and bodies of their own. */
  const OF_PROGRAMS =
    /^(?:method-not-allowed|idempotency-key-reused|unknown-(?:webhook|delivery|connection)|configured|out-of-order|range)$/;

  it("that a page can meet has a title and a detail in every language", () => {
    const edge = resolve(source, "../../../../http-edge/src/main/java");
    const met = readdirSync(edge, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".java"))
      .flatMap((path) => [...readFileSync(join(edge, path), "utf8").matchAll(/\b[45]\d\d,\s*"([a-z][a-z-]+)"/g)])
      .map(([, code = ""]) => code)
      .filter((code) => !OF_PROGRAMS.test(code));
    expect(met).toContain("no-space");
    expect(met.filter((code) => !(code in german.strings.problem.titles))).toEqual([]);
    expect(Object.keys(german.strings.problem.details)).toEqual(Object.keys(german.strings.problem.titles));
  });

  const inGerman = [
    ["superseded", "Entry 7 was first.", "Ein Host war schneller", "Bitte ansehen, was der Raum jetzt zeigt", ""],
    [
      "limit",
      "There are 500 notes.",
      "Eine Grenze dieses Raums ist erreicht",
      "Bitte entfernen,",
      "There are 500 notes.",
    ],
    ["of-tomorrow", "Look there.", "Something new", "", "Look there."],
    ["closed", "", "Der Raum ist geschlossen", "Die Aufzeichnung bleibt.", ""],
  ] as const;

  it.each(inGerman)("%s: %j is in English as it was said", async (code, detail) => {
    const told = { code, title: "Something new", detail: detail === "" ? "Said." : detail };
    const { title, detail: said } = await problemOf(told);
    expect([title, said, refusalText(told)]).toEqual([told.title, told.detail, `${told.title}. ${told.detail}`]);
  });

  it.each(inGerman)(
    "%s: %j is in another language its kind and what to do, with what was said behind it where that says more",
    async (code, detail, title, own, english) => {
      await inLanguage("de", async () => {
        const problem = await problemOf({ code, title: "Something new", detail });
        const [first, rest] = partsOf(problem.detail);
        expect([problem.title, rest]).toEqual([title, english]);
        expect(first.startsWith(own) && (own !== "" || first === "")).toBe(true);
        expect(partsOf(refusalText({ code, title: "Something new", detail }))[1]).toBe(english);
      });
    },
  );

  it.each([
    [3500, "Bitte neu eintreten", ""],
    [3503, "Diesen Raum gibt es nicht, oder Sie", ""],
    [3507, "Ein Host des Raums kann helfen", "Said."],
    [4501, "Bitte warten, bis jemand geht", "Said."],
    [4999, "", "Said."],
  ])("that ended the connection, %i, as well", async (reason, own, english) => {
    const bye = { reason, detail: "Said." };
    expect(farewellDetail(bye)).toBe("Said.");
    await inLanguage("de", async () => {
      const [first, rest] = partsOf(farewellDetail(bye));
      expect([first.startsWith(own), rest]).toEqual([true, english]);
    });
  });

  it("marks what is in English within another language, for who has it read out", () => {
    expect(inLanguages("Ganz deutsch.")).toBe("Ganz deutsch.");
    const both = inLanguages(withEnglish("Zu viele.", "There are 500."));
    expect(both).toMatchObject({ values: ["Zu viele. ", "There are 500."] });
    expect(Reflect.get(Object(both), "strings")).toEqual(["", '<span lang="en">', "</span>"]);
  });
});

function problemOf(told: { readonly code: string; readonly title: string; readonly detail: string }) {
  return Problem.of(Response.json(told, { status: 403 }));
}

/** Does something while problems are told in a language. */
async function inLanguage(language: Language, act: () => Promise<void>): Promise<void> {
  const before = structuredClone(problems());
  translate(problems(), { titles: german.strings.problem.titles, details: german.strings.problem.details });
  spoke(language);
  try {
    await act();
  } finally {
    translate(problems(), before);
  }
}

function problems() {
  const { titles, details } = english.strings.problem;
  return { titles, details };
}

/** Texts that a module reads from the catalogue when it is loaded, and keeps. */
function copiesIn(text: string): readonly string[] {
  const known = new Map<string, unknown>(Object.entries(english));
  const copies: string[] = [];
  const resolved = (path: string): unknown =>
    path
      .split(".")
      .reduce<unknown>((at, key, n) => (n === 0 ? known.get(key) : Reflect.get(Object(at), key)), undefined);
  for (const [, name = "", value = ""] of text.matchAll(/^(?:export )?const ([^=]+?)(?:: [^=]+)? = ([^;]*?);\n/gm)) {
    if (value.includes("=>")) continue;
    for (const [path] of value.matchAll(/(?<![.\w])[A-Za-z]\w*(?:\.\w+)*/g)) {
      const found = known.has(path.split(".")[0] ?? "") ? resolved(path) : undefined;
      if (typeof found === "string" || typeof found === "function") copies.push(path);
      if (path === value) known.set(name, found);
    }
  }
  return copies;
}
