import { planAt } from "./plan";
import { type Course, MICRO, positionAt, type Rate } from "./playhead";

/** Where a piece of a course begins, how it moves, and until when: instants are milliseconds of server time. */
interface Piece {
  readonly from: number;
  readonly until: number;
  readonly position: number;
  /** Frames per millisecond. */
  readonly pace: number;
}

/**
 * The playhead of one course, in frames with fractions, for who asks at every frame [PB1]. Between two turns it is a
 * straight line, so that the exact computation is needed once for each piece only; what differs is the last digit of a
 * double, a ten-thousandth of a millisecond.
 */
export class Track {
  #piece: Piece | undefined;

  constructor(
    readonly course: Course,
    private readonly rate: Rate,
  ) {}

  /** @param instant server time in milliseconds */
  at(instant: number): number {
    let piece = this.#piece;
    if (!piece || instant < piece.from || instant >= piece.until) {
      piece = this.#pieceAt(instant);
      this.#piece = piece;
    }
    return piece.position + (instant - piece.from) * piece.pace;
  }

  #pieceAt(instant: number): Piece {
    const micros = BigInt(Math.round(instant * 1000));
    const plan = planAt(this.course, this.rate, micros);
    const pace = plan.kind === "move" ? (plan.pace * this.rate.numerator) / this.rate.denominator / 1e6 : 0;
    const until = plan.until === undefined ? Number.POSITIVE_INFINITY : Number(plan.until) / 1000;
    return {
      from: Number(micros) / 1000,
      until,
      position: Number(positionAt(this.course, this.rate, micros)) / Number(MICRO),
      pace,
    };
  }
}
