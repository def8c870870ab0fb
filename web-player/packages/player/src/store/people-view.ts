import type { Badge } from "./badge";
import type { LinkQuality } from "./signs";
import type { Together } from "./together";
import type { Person } from "./view";

/** How somebody is doing, by what their page says. */
export interface Condition {
  readonly quality: LinkQuality;
  /** Milliseconds. */
  readonly roundTrip: number | undefined;
  readonly buffering: boolean;
  /** Nobody can see their page. */
  readonly hidden: boolean;
}

/** The lead, where one at a time drives. */
export interface Leading {
  readonly holder: Person | undefined;
  /** One's place in line, from 1; undefined: one does not ask. */
  readonly place: number | undefined;
  readonly mine: boolean;
  /** One may ask for it. */
  readonly may: boolean;
}

/** What the page shows of the people, and of how one is in step with them. Immutable. */
export interface PeoplePicture {
  readonly people: readonly Person[];
  /** Who was removed, which hosts may take back. */
  readonly removed: readonly Person[];
  readonly conditions: ReadonlyMap<number, Condition>;
  /** Undefined: nobody leads here. */
  readonly leading: Leading | undefined;
  readonly locked: boolean;
  readonly badge: Badge;
  readonly together: Together | undefined;
  /** Milliseconds by which this computer's clock is ahead of the server's (+) or behind (−); undefined: not known yet. */
  readonly clockOffset: number | undefined;
}
