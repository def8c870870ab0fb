package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.Channel;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Control;
import org.sameframe.schema.v1.View;

/** Names of constants in JSON, of which a later client has more. */
class EnumNamesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"hello\":{\"categories\":[%s]}}",
                "{\"command\":{\"subscribe\":{\"off\":[%s]}}}",
                "{\"command\":{\"setPolicy\":{\"policy\":{\"off\":[%s]}}}}",
                "{\"command\":{\"set_policy\":{\"policy\":{\"off\":[%s]}}}}"
            })
    @DisplayName("[FR1] a category that this server does not know is kept as such, not dropped")
    void categories(String json) throws Exception {
        assertThat(categories(Frames.parsed(json.formatted("\"CATEGORY_LATER\""))))
                .containsExactly(Category.UNRECOGNIZED);
        assertThat(categories(Frames.parsed(json.formatted("\"CATEGORY_NOTES\",\"notes\",\"\",6,99,\"7\""))))
                .containsExactly(
                        Category.CATEGORY_NOTES,
                        Category.UNRECOGNIZED,
                        Category.UNRECOGNIZED,
                        Category.CATEGORY_GRADE,
                        Category.UNRECOGNIZED,
                        Category.CATEGORY_ANNOTATIONS);
    }

    @Test
    @DisplayName("[FR1] what stands beside an unknown name is read to the last digit")
    void beside() throws Exception {
        View view = Frames.parsed(
                        "{\"later\":1e400,\"signal\":{\"view\":{\"panX\":0.1,\"panY\":-1.7976931348623157e308,"
                                + "\"zoom\":4.9e-324,\"rotation\":4294967295,\"channel\":\"CHANNEL_LATER\",\"flipX\":true}}}")
                .getSignal()
                .getView();

        assertThat(view)
                .isEqualTo(View.newBuilder()
                        .setPanX(0.1)
                        .setPanY(-Double.MAX_VALUE)
                        .setZoom(Double.MIN_VALUE)
                        .setRotation(-1)
                        .setFlipX(true)
                        .setChannelValue(-1)
                        .build());
        assertThat(view.getChannel()).isEqualTo(Channel.UNRECOGNIZED);
        assertThat(Frames.parsed(
                        "{\"ping\":{\"t1\":\"-9223372036854775808\"},\"hello\":null,\"later\":\"CHANNEL_LATER\"}"))
                .isEqualTo(Frames.ping(Long.MIN_VALUE));
    }

    @Test
    @DisplayName("[FR1] names that are known, and null, are as ever")
    void known() throws Exception {
        assertThat(control("\"CONTROL_LEAD\"")).isEqualTo(Control.CONTROL_LEAD);
        assertThat(control("null")).isEqualTo(Control.CONTROL_UNSPECIFIED);
        assertThat(control("\"2\"")).isEqualTo(Control.CONTROL_HOST);
        assertThat(control("\"control_lead\"")).isEqualTo(Control.UNRECOGNIZED);
        assertThat(control("\"CONTROL_\\u0000\"")).isEqualTo(Control.UNRECOGNIZED);
    }

    private static Control control(String name) throws BadFrame {
        return Frames.parsed("{\"command\":{\"setPolicy\":{\"policy\":{\"control\":" + name + "}}}}")
                .getCommand()
                .getSetPolicy()
                .getPolicy()
                .getControl();
    }

    private static Iterable<Category> categories(ClientFrame frame) {
        return switch (frame.getFrameCase()) {
            case HELLO -> frame.getHello().getCategoriesList();
            case COMMAND ->
                frame.getCommand().hasSubscribe()
                        ? frame.getCommand().getSubscribe().getOffList()
                        : frame.getCommand().getSetPolicy().getPolicy().getOffList();
            default -> throw new IllegalArgumentException(frame.toString());
        };
    }
}
