/** Who reads, in place of a name. */
export const YOU = "Sie";

/** A name and its verb: „Patty hat“, „Sie haben“. */
function verb(who: string, one: string, you: string): string {
  return `${who} ${who === YOU ? you : one}`;
}

export const has = (who: string): string => verb(who, "hat", "haben");
export const is = (who: string): string => verb(who, "ist", "sind");
export const looksAround = (who: string): string => verb(who, "sieht sich allein um", "sehen sich allein um");
export const waits = (who: string): string => verb(who, "wartet", "warten");

/** A whole number, with points between thousands. */
export const number = (value: number): string => value.toLocaleString("de");

/** So many of something. */
export const count = (value: number, one: string, many: string): string =>
  value === 1 ? `1 ${one}` : `${number(value)} ${many}`;
