package org.sameframe.history.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Languages in which a report's page is to be had [RP10]. */
public enum Language {
    ENGLISH(Locale.ENGLISH, new English()),
    GERMAN(Locale.GERMAN, new German());

    private static final List<String> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();

    private final Locale locale;
    private final Texts texts;

    Language(Locale locale, Texts texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /** As in {@code lang} and {@code Content-Language}: {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    Texts texts() {
        return texts;
    }

    /** By its {@link #tag}, exactly. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(some -> some.tag().equals(tag)).findFirst();
    }

    /**
     * The one that somebody likes best, whatever its region; English if there is none.
     *
     * @param accepted value of {@code Accept-Language}; one that cannot be read likes none
     */
    public static Language best(String accepted) {
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(accepted), TAGS))
                    .flatMap(Language::of)
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
