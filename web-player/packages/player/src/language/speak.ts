import { type Catalogue, english } from "./english";
import { KeptLanguage } from "./kept-language";
import { type Language, language, languageFor, spoke, tagsOfBrowser } from "./language";
import { translate } from "./translate";

/**
 * Languages beside English, each a file of its own that is loaded when it is wanted. Their files import nothing that the pages
 * load, too: what waits for them could wait for itself.
 */
const OTHERS: Readonly<Record<Exclude<Language, "en">, () => Promise<Catalogue>>> = {
  de: async () => (await import("./german/german")).german,
};

/** On a page of our own: in the language that was chosen here, else the browser's. Resolves when all texts are in it. */
export async function speak(): Promise<void> {
  await speakIn(new KeptLanguage().load() ?? languageFor(tagsOfBrowser()));
  document.documentElement.lang = language();
}

/** In a page of somebody else: in that page's language, else the browser's. */
export function speakLikePage(): Promise<void> {
  return speakIn(languageFor([document.documentElement.lang, ...tagsOfBrowser()]));
}

/** A language that cannot be loaded, as after an update of the server, leaves English, which is always there. */
async function speakIn(wanted: Language): Promise<void> {
  if (wanted === "en") {
    return;
  }
  try {
    translate(english, await OTHERS[wanted]());
    spoke(wanted);
  } catch (failure) {
    console.warn(`sameframe: ${wanted}:`, failure);
  }
}
