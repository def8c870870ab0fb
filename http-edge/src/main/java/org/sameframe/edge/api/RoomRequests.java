package org.sameframe.edge.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.PinText;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Policy;

/** Bodies of requests about rooms. Lengths and ranges are the domain's to judge; here only what is there at all. */
final class RoomRequests {
    private RoomRequests() {}

    /** Creates a room; without a medium it shows the bundled clip. */
    record Create(
            @Nullable String title,
            @Nullable String name,
            @Nullable MediumDescription media,
            @Nullable PolicyDescription policy,
            @Nullable String pin)
            implements Bodies.Request {
        @Override
        public Optional<Problem> fault() {
            return noPin(pin)
                    .or(() -> Optional.ofNullable(media).flatMap(MediumDescription::fault))
                    .or(() -> Optional.ofNullable(policy).flatMap(PolicyDescription::fault));
        }

        /** @param usual what counts where nothing else is asked for */
        Policy policy(Policy usual) {
            return policy == null ? usual : policy.over(usual);
        }

        Medium medium() {
            return media == null ? BundledClips.BUNDLED : media.medium();
        }

        @Override
        public String toString() {
            return "Create(hidden)";
        }
    }

    /** Enters a room. */
    record Join(@Nullable String name, @Nullable String pin) implements Bodies.Request {
        @Override
        public Optional<Problem> fault() {
            return noPin(pin);
        }

        @Override
        public String toString() {
            return "Join(hidden)";
        }
    }

    /** Asks to be let in. */
    record Knock(@Nullable String name) implements Bodies.Request {
        @Override
        public Optional<Problem> fault() {
            return missing("name", name);
        }
    }

    /** Gives a room a PIN. */
    record Pin(@Nullable String pin) implements Bodies.Request {
        @Override
        public Optional<Problem> fault() {
            return missing("pin", pin).or(() -> noPin(pin));
        }

        @Override
        public String toString() {
            return "Pin(hidden)";
        }
    }

    /** A guest says who that is; a token may say it for others. */
    static Optional<Problem> nameFault(String name) {
        return name.isEmpty() ? missing("name", null) : Optional.empty();
    }

    record Rate(@Nullable Integer numerator, @Nullable Integer denominator) {}

    record Source(
            @Nullable String location,
            @Nullable String contentType,
            @Nullable String displayGroup,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer kibibytes) {
        MediaSource source() {
            return new MediaSource(
                    given(location),
                    Objects.requireNonNullElse(contentType, ""),
                    Objects.requireNonNullElse(displayGroup, ""),
                    Objects.requireNonNullElse(width, 0),
                    Objects.requireNonNullElse(height, 0),
                    Objects.requireNonNullElse(kibibytes, 0));
        }
    }

    record Key(@Nullable String scheme, @Nullable String value) {
        static Optional<Problem> fault(@Nullable Key key) {
            return missing("media.matchKeys.scheme", key == null ? null : key.scheme())
                    .or(() -> missing("media.matchKeys.value", given(key).value()));
        }

        MatchKey key() {
            return new MatchKey(given(scheme), given(value));
        }
    }

    record MediumDescription(
            @Nullable String title,
            @Nullable Rate rate,
            @Nullable Integer frames,
            @Nullable Integer firstPresentationUs,
            @Nullable Integer firstFrameNumber,
            @Nullable Integer startTimecode,
            @Nullable Boolean dropFrame,
            @Nullable List<@Nullable Source> sources,
            @Nullable Boolean variableRate,
            @Nullable Integer headHandle,
            @Nullable Integer tailHandle,
            @Nullable List<@Nullable Key> matchKeys) {

        Optional<Problem> fault() {
            return missing("media.rate.numerator", rate == null ? null : rate.numerator())
                    .or(() -> missing("media.rate.denominator", given(rate).denominator()))
                    .or(() -> missing("media.frames", frames))
                    .or(() -> missing("media.sources", sources))
                    .or(() -> given(sources).stream()
                            .flatMap(source ->
                                    missing("media.sources.location", source == null ? null : source.location())
                                            .stream())
                            .findFirst())
                    .or(() -> Stream.ofNullable(matchKeys)
                            .flatMap(List::stream)
                            .flatMap(key -> Key.fault(key).stream())
                            .findFirst());
        }

        /** Once {@link #fault} has found nothing. */
        Medium medium() {
            return new Medium(
                    "",
                    Objects.requireNonNullElse(title, ""),
                    new FrameRate(
                            given(given(rate).numerator()), given(given(rate).denominator())),
                    given(frames),
                    Objects.requireNonNullElse(firstPresentationUs, 0),
                    Objects.requireNonNullElse(firstFrameNumber, 0),
                    Objects.requireNonNullElse(startTimecode, 0),
                    Objects.requireNonNullElse(dropFrame, false),
                    given(sources).stream()
                            .flatMap(Stream::ofNullable)
                            .map(Source::source)
                            .toList(),
                    Objects.requireNonNullElse(variableRate, false),
                    new Medium.Handles(
                            Objects.requireNonNullElse(headHandle, 0), Objects.requireNonNullElse(tailHandle, 0)),
                    Stream.ofNullable(matchKeys)
                            .flatMap(List::stream)
                            .flatMap(Stream::ofNullable)
                            .map(Key::key)
                            .toList());
        }
    }

    private static Optional<Problem> missing(String field, @Nullable Object value) {
        return value == null ? Optional.of(Problem.invalid(field, field + " is missing.")) : Optional.empty();
    }

    /** One that can be no PIN of any room. */
    private static Optional<Problem> noPin(@Nullable String pin) {
        return pin == null || PinText.of(pin).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.invalid("pin", PinText.EXPECTED));
    }

    /** A value whose absence {@code fault} has ruled out. */
    static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
