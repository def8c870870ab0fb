package org.sameframe.history.export;

import java.util.Locale;

/** Constants as words: {@code NEEDS_WORK} is "needs work". */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
