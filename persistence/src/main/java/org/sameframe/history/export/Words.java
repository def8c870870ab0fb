package org.sameframe.history.export;

import java.util.Locale;

/** Constants as words: {@code NEEDS_WORK} is "needs work". */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
