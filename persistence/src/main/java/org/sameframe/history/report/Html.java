package org.sameframe.history.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes HTML: every text and every value of an attribute is escaped, every element is closed. */
final class Html {
    private final StringBuilder written = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    Html open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        written.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that has no content. */
    Html empty(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    Html text(String text) {
        written.append(escaped(text));
        return this;
    }

    /** An element with nothing but a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A row of cells, of which the first is the row's header. */
    Html row(List<String> cells) {
        open("tr").element("th", cells.get(0), "scope", "row");
        cells.stream().skip(1).forEach(cell -> element("td", cell));
        return close();
    }

    /** The beginning of a table, with the headers of its columns. */
    Html table(String caption, List<String> headers) {
        // on a narrow screen a table is moved within its box, by keys as well, so that the page itself never is
        open("div", "class", "table", "tabindex", "0", "role", "group", "aria-label", caption)
                .open("table")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        headers.forEach(header -> element("th", header, "scope", "col"));
        return close().close().open("tbody");
    }

    /** The end of a table. */
    Html endTable() {
        return close().close().close();
    }

    /** Text that is no markup of anybody but ours, such as a stylesheet. */
    Html own(String markup) {
        written.append(markup);
        return this;
    }

    /** What was written since the last call. */
    String take() {
        String taken = written.toString();
        written.setLength(0);
        return taken;
    }

    private void tag(String element, String... attributes) {
        written.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            written.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        written.append('>');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
