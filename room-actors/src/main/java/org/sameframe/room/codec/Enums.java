package org.sameframe.room.codec;

import java.util.Locale;

/**
 * Between the constants of the domain and those of the schema, by name: {@code LoopMode.PING_PONG} is
 * {@code LOOP_MODE_PING_PONG}. That every one has its counterpart is tested.
 */
public final class Enums {
    private Enums() {}

    /** The schema's constant. */
    static <S extends Enum<S>> S toSchema(Class<S> schema, Enum<?> constant) {
        return Enum.valueOf(schema, prefix(constant.getDeclaringClass()) + constant.name());
    }

    /**
     * The domain's constant.
     *
     * @throws IllegalArgumentException if there is none: not given, or of a newer version
     */
    public static <D extends Enum<D>> D fromSchema(Class<D> domain, Enum<?> constant) {
        String prefix = prefix(domain);
        if (isGiven(constant) && constant.name().startsWith(prefix)) {
            return Enum.valueOf(domain, constant.name().substring(prefix.length()));
        }
        throw new IllegalArgumentException("unknown %s, written by a newer version?"
                .formatted(prefix.toLowerCase(Locale.ROOT).replace('_', ' ').strip()));
    }

    /** The domain's constant, or what counts where the schema says nothing. */
    static <D extends Enum<D>> D fromSchema(Class<D> domain, Enum<?> constant, D otherwise) {
        return constant.name().endsWith("_UNSPECIFIED") ? otherwise : fromSchema(domain, constant);
    }

    private static boolean isGiven(Enum<?> constant) {
        return !constant.name().endsWith("_UNSPECIFIED") && !constant.name().equals("UNRECOGNIZED");
    }

    /** {@code LoopMode}: {@code LOOP_MODE_}. */
    private static String prefix(Class<?> domain) {
        return domain.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
    }
}
