/** What players are like. Times are in milliseconds. */
export interface PlayerModel {
  /** From play to the first new picture: of one player from the least to the most, and by how much (standard deviation) each time differs. */
  readonly start: {
    readonly least: number;
    readonly most: number;
    readonly differs: number;
    /** What the player says of it before the first, if it says something. */
    readonly likely?: number;
  };
  /**
   * From a seek to its picture: the median over players, by which factor (its logarithm's standard deviation) one player differs
   * from another, and one time from the next.
   */
  readonly seek: { readonly median: number; readonly players: number; readonly differs: number };
  /** Of how many players seeks end on the keyframe before while they play, as a share. */
  readonly onKeyframes: number;
  /** How wrong the instant of a picture is told, at most. */
  readonly noise: number;
  /** Pictures appear when the screen is painted anew, each time after so long; at their very instant unless it is given. */
  readonly repaint?: number;
  /** By how much sound cards run apart from the world's clock, at most. [parts per million] */
  readonly soundCards: number;
}

/** The players by which the controller is judged. Fixed before it was tuned. */
export const ANY_PLAYER: PlayerModel = {
  start: { least: 20, most: 120, differs: 4 },
  seek: { median: 90, players: 0.5, differs: 0.25 },
  onKeyframes: 0.1,
  noise: 25,
  soundCards: 50,
};
