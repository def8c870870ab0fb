/** A range that is played in less than so many seeks, or milliseconds, is shown by seeking. */
const SEEKS_IN_RANGE = 3;
const SHORTEST_RANGE = 250;

/**
 * Whether a range that is played again and again leaves time to seek to its beginning [DC14].
 *
 * @param pass how long it is played once, in milliseconds
 * @param seek how long a seek takes, in milliseconds
 */
export const leavesTimeToSeek = (pass: number, seek: number): boolean =>
  pass >= Math.max(SHORTEST_RANGE, SEEKS_IN_RANGE * seek);
