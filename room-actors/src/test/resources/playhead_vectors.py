"""Makes playhead-vectors.json, which the Java and the TypeScript playhead are both held to.

    python3 playhead_vectors.py > playhead-vectors.json

Independent of both on purpose: the playhead is an exact rational number of frames here, rounded down to
micro-frames once, at the very end, and loops are unfolded on that rational. No random numbers: the same file always.

A case:  name, rate [numerator, denominator], playback (the fields of the schema's Playback), at: a list of
{t: instant in microseconds, position: in millionths of a frame, frame: on glass}, and endsAt (ONCE and playing
only): the first whole microsecond at which the playhead has reached the end of its range.
"""

import json
from fractions import Fraction
from math import ceil, floor

MICRO = 1_000_000
START = 1_700_000_000_000_000
SECOND = 1_000_000
HOUR = 3600 * SECOND
DAY = 24 * HOUR

RATES = {
    "23.976": (24000, 1001),
    "24": (24, 1),
    "25": (25, 1),
    "29.97": (30000, 1001),
    "30": (30, 1),
    "48": (48, 1),
    "50": (50, 1),
    "59.94": (60000, 1001),
    "60": (60, 1),
    "120": (120, 1),
}


def anchor_of(p):
    """The anchor in frames, inside [in, out + 1) on the micro-frame grid."""
    wanted = p["frame"] + Fraction(p["phase"], MICRO)
    last = p["out"] + 1 - Fraction(1, MICRO)
    return min(max(wanted, Fraction(p["in"])), last)


def travel(p, rate, t):
    """Frames travelled at instant t, exact, then rounded down to the micro-frame grid."""
    seconds = Fraction(t - p["at"], SECOND)
    frames = seconds * Fraction(*rate) * Fraction(p["speed"], 1000)
    return Fraction(floor(frames * MICRO), MICRO)


def position(p, rate, t):
    """The playhead in micro-frames."""
    where = anchor_of(p)
    if p["playing"] and t > p["at"]:
        where = fold(where + travel(p, rate, t), p)
    scaled = where * MICRO
    assert scaled.denominator == 1
    return scaled.numerator


def fold(where, p):
    """Brings a playhead that ran on back into the range."""
    first, end = Fraction(p["in"]), Fraction(p["out"] + 1)
    length, grain = end - first, Fraction(1, MICRO)
    if p["loop"] == "ONCE":
        return min(max(where, first), end - grain)
    laps = floor((where - first) / length)
    inside = where - laps * length
    if p["loop"] == "LOOP" or laps % 2 == 0:
        return inside
    # The way back shows the same micro-frames in reverse order: the last one first.
    return end - grain - (inside - first)


def ends_at(p, rate):
    """The first microsecond at which a playhead that plays once has run into the end of its range."""
    if not p["playing"] or p["loop"] != "ONCE":
        return None
    per_microsecond = Fraction(*rate) * Fraction(p["speed"], 1000) / SECOND
    if p["speed"] > 0:
        # The grid position is at the end as soon as the exact one is.
        return p["at"] + ceil((p["out"] + 1 - anchor_of(p)) / per_microsecond)
    # Rounded down, the grid position leaves the range as soon as the exact one is the least bit below it.
    distance = anchor_of(p) - p["in"]
    return p["at"] + floor(distance / -per_microsecond) + 1


def case(name, rate, instants, frame=0, phase=0, at=START, speed=1000, loop="ONCE", first=0, last=239, playing=True):
    p = dict(playing=playing, frame=frame, phase=phase, at=at, speed=speed, loop=loop)
    p.update({"in": first, "out": last})
    stops = ends_at(p, rate)
    if stops is not None:
        instants = list(instants) + [stops - 1, stops, stops + 1]
    rows = []
    for t in sorted({int(t) for t in instants}):
        where = position(p, rate, t)
        rows.append({"t": t, "position": where, "frame": where // MICRO})
    shown = dict(playing=playing, frame=frame, phase=phase, at=at, speed=speed, loop="LOOP_MODE_" + loop)
    shown.update(inPoint=first, outPoint=last)
    made = {"name": name, "rate": list(rate), "playback": shown, "at": rows}
    if stops is not None:
        made["endsAt"] = stops
    return made


def edge(rate, frames, speed=1000, at=START):
    """Instants around the one at which so many frames have been travelled."""
    exact = Fraction(frames) / (Fraction(*rate) * Fraction(abs(speed), 1000)) * SECOND
    return [at + floor(exact) + d for d in (-1, 0, 1, 2)]


def cases():
    for label, rate in RATES.items():
        yield from of_rate(label, rate)
    yield from special()


def of_rate(label, rate):
    day_frames = floor(Fraction(*rate) * 86400)
    grid = [START + d for d in (-DAY, -1, 0, 1, 2, 41_708, SECOND, HOUR)]
    yield case(f"{label} fps: paused stays", rate, grid, frame=17, playing=False)
    yield case(f"{label} fps: real time", rate, grid + edge(rate, 1) + edge(rate, 100), last=day_frames)
    yield case(f"{label} fps: 24 h", rate, [START + DAY - 1, START + DAY, START + DAY + 1], last=day_frames + 1000)
    long = [START + 30 * DAY, START + 365 * DAY + 12_345]
    yield case(f"{label} fps: a year of loops", rate, long, loop="LOOP", first=7, last=1006, frame=7)
    for loop in ("ONCE", "LOOP", "PING_PONG"):
        for speed in (1000, -1000):
            laps = [t for n in (9, 10, 11, 20, 21, 30, 40) for t in edge(rate, n, speed)]
            start = dict(frame=100, phase=0) if speed > 0 else dict(frame=109, phase=999_999)
            name = f"{label} fps: {loop} at {speed}"
            yield case(name, rate, laps, speed=speed, loop=loop, first=100, last=109, **start)
    for speed in (250, 500, 1001, 2000, 4000, 8000, -250, -500, -2000, -8000):
        frame, phase = (0, 0) if speed > 0 else (5000, 999_999)
        rows = [START + s for s in (1, 333_333, SECOND, 59 * SECOND + 999_999)]
        yield case(f"{label} fps: speed {speed}", rate, rows, speed=speed, frame=frame, phase=phase, last=100_000)
    rows = [START + d for d in (-5, 0, 1, 300_000, 299_999, 300_001, 400_000, 2 * SECOND)]
    yield case(f"{label} fps: scheduled start", rate, rows, frame=12, at=START + 300_000)
    for phase in (1, 500_000, 999_999):
        yield case(f"{label} fps: phase {phase}", rate, grid, frame=3, phase=phase, last=10_000)
    yield case(f"{label} fps: reverse over 24 h", rate, [START + DAY], frame=day_frames + 5, phase=999_999, speed=-1000,
               last=day_frames + 10)


def special():
    fps24 = RATES["24"]
    for loop in ("ONCE", "LOOP", "PING_PONG"):
        for speed in (1000, -1000, 8000, -8000):
            rows = [START + d for d in (0, 1, 5_208, 41_666, 41_667, 83_333, 83_334, 125_000, SECOND + 1)]
            yield case(f"range of one frame: {loop} at {speed}", fps24, rows, speed=speed, loop=loop, frame=5, first=5, last=5)
        rows = [START + d for d in (0, 1, SECOND, 10 * SECOND)]
        for frame, where in ((3, "before"), (50, "after"), (-9, "far before"), (2_000_000_000, "far after")):
            for speed in (1000, -1000):
                yield case(f"anchor {where} the range: {loop} at {speed}", fps24, rows, speed=speed, loop=loop, frame=frame,
                           first=10, last=19)
        yield case(f"anchor after the range, paused: {loop}", fps24, rows, loop=loop, frame=50, first=10, last=19, playing=False)
        yield case(f"anchor before the range, paused: {loop}", fps24, rows, loop=loop, frame=3, phase=7, first=10, last=19,
                   playing=False)
        yield case(f"anchor on the last micro-frame: {loop}", fps24, rows, loop=loop, frame=19, phase=999_999, first=10, last=19)
        yield case(f"anchor on the first micro-frame, reverse: {loop}", fps24, rows, loop=loop, frame=10, speed=-1000, first=10,
                   last=19)
    for label in ("23.976", "59.94", "120"):
        rate = RATES[label]
        for loop in ("LOOP", "PING_PONG"):
            for speed in (8000, -8000, 333, -333):
                rows = [START + DAY + d for d in (0, 1, 777_777)] + [START + 400 * DAY + 1]
                yield case(f"{label} fps: {loop} for more than a day at {speed}", rate, rows, speed=speed, loop=loop, first=1,
                           last=86_399, frame=40_000, phase=123_456)
    yield case("reverse from frame 0 has one frame to go", fps24, edge(fps24, 1), frame=0, phase=999_999, speed=-1000)
    yield case("reverse from the very first micro-frame is over at once", fps24, [START, START + 1], speed=-1000)
    yield case("an odd rate", (15, 2), [START + d for d in (133_333, 133_334, 10 * SECOND)], last=1000)
    yield case("a paused scheduled state stays", fps24, [START, START + DAY], at=START + HOUR, frame=8, phase=4, playing=False)


def main():
    lines = [json.dumps(made, separators=(",", ":")) for made in cases()]
    print("[\n" + ",\n".join(lines) + "\n]")


if __name__ == "__main__":
    main()
