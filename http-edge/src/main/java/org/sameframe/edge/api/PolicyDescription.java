package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.Policy;

/** What is to be different from the usual policy in a new room; names are in kebab-case. Ranges are the domain's to judge. */
record PolicyDescription(
        @Nullable Integer maxParticipants,
        @Nullable Integer graceMs,
        @Nullable Integer leadMinMs,
        @Nullable Integer leadMaxMs,
        @Nullable String control,
        @Nullable String conflict,
        @Nullable Boolean waitingRoom,
        @Nullable Boolean locked,
        @Nullable Boolean lobby,
        @Nullable Integer readyGateMs,
        @Nullable Integer stallGateMs,
        @Nullable String hostAbsence,
        @Nullable Integer hostGraceMs,
        @Nullable String agreementRecord,
        @Nullable Integer agreementMs,
        @Nullable List<@Nullable String> off) {

    Optional<Problem> fault() {
        return fault("policy.control", Control.class, control)
                .or(() -> fault("policy.conflict", Conflict.class, conflict))
                .or(() -> fault("policy.hostAbsence", HostAbsence.class, hostAbsence))
                .or(() -> fault("policy.agreementRecord", AgreementRecord.class, agreementRecord))
                .or(() -> Stream.ofNullable(off)
                        .flatMap(List::stream)
                        .flatMap(name ->
                                fault("policy.off", Category.class, Objects.requireNonNullElse(name, "")).stream())
                        .findFirst());
    }

    /** Once {@link #fault} has found nothing. */
    Policy over(Policy usual) {
        return new Policy(
                Objects.requireNonNullElse(maxParticipants, usual.maxParticipants()),
                Objects.requireNonNullElse(graceMs, usual.graceMs()),
                Objects.requireNonNullElse(leadMinMs, usual.leadMinMs()),
                Objects.requireNonNullElse(leadMaxMs, usual.leadMaxMs()),
                new Policy.Driving(
                        constant(Control.class, control).orElse(usual.driving().control()),
                        constant(Conflict.class, conflict)
                                .orElse(usual.driving().conflict())),
                new Policy.Entrance(
                        Objects.requireNonNullElse(waitingRoom, usual.entrance().waitingRoom()),
                        Objects.requireNonNullElse(locked, usual.entrance().locked()),
                        Objects.requireNonNullElse(lobby, usual.entrance().lobby())),
                new Policy.Gates(
                        Objects.requireNonNullElse(readyGateMs, usual.gates().readyMs()),
                        Objects.requireNonNullElse(stallGateMs, usual.gates().stalledMs())),
                new Policy.Hosting(
                        constant(HostAbsence.class, hostAbsence)
                                .orElse(usual.hosting().absence()),
                        Objects.requireNonNullElse(hostGraceMs, usual.hosting().graceMs())),
                new Policy.Agreeing(
                        constant(AgreementRecord.class, agreementRecord)
                                .orElse(usual.agreeing().kept()),
                        Objects.requireNonNullElse(agreementMs, usual.agreeing().withinMs())),
                off == null ? usual.off() : categories(off));
    }

    private static Set<Category> categories(List<@Nullable String> names) {
        return names.stream()
                .flatMap(name -> constant(Category.class, name).stream())
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Optional<Problem> fault(String field, Class<E> type, @Nullable String name) {
        return name == null || constant(type, name).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        field,
                        "%s is none of %s."
                                .formatted(
                                        field,
                                        Arrays.stream(type.getEnumConstants())
                                                .map(PolicyDescription::name)
                                                .collect(Collectors.joining(", ")))));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(some -> name(some).equals(name))
                .findFirst();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
