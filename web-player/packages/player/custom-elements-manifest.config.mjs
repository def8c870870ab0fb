const isPublic = (member) => member.privacy !== "private" && !member.name.startsWith("#");

/** What is not for others, and the events whose names are only known when the program runs, are left out. */
const published = {
  name: "published",
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (!declaration.customElement) continue;
        declaration.members = declaration.members.filter(isPublic);
        declaration.events = declaration.events.filter(({ name }) => name.startsWith("sameframe-"));
      }
    }
  },
};

export default {
  globs: ["src/elements/embed/player.ts"],
  litelement: true,
  packagejson: false,
  plugins: [published],
};
