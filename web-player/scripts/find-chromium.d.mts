/** The path of a Chromium that starts. Rejects with a sentence that says what to install. */
export function findChromium(): Promise<string>;
