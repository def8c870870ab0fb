package org.sameframe.edge.api;

import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.sameframe.history.report.Language;

/** Which language a page is wanted in (RFC 9110, section 12.5.4). */
final class Languages {
    /** Of what is in the language that was wanted. */
    static final HttpHeader VARY = RawHeader.create("Vary", "Accept-Language");

    private Languages() {}

    /** English, if it says none that there is. */
    static Language of(HttpRequest request) {
        return Conditions.header(request, "Accept-Language").map(Language::best).orElse(Language.ENGLISH);
    }
}
