/** What a token says of itself, which only the server can check; empty if it is none that can be read. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const text = atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"));
    const claims: unknown = JSON.parse(text);
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {}; // no token at all: the server will say so
  }
}

/** Whether a token says that it grants something. */
export function grants(token: string, grant: "create" | "upload"): boolean {
  const { grants: all } = claimsOf(token);
  return Array.isArray(all) && all.includes(grant);
}
