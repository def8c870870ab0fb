package org.sameframe.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a picture's header. */
class StillTest {
    @ParameterizedTest(name = "{0}, {1} by {2}")
    @DisplayName("[SL3] the header of a picture that a program wrote says its kind and size")
    @CsvSource({"PNG, 1, 1", "PNG, 4096, 1", "JPEG, 640, 360", "JPEG, 1, 4096"})
    void written(StillType type, int width, int height) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), type.name(), out);
        ByteString bytes = ByteString.copyFrom(out.toByteArray());

        assertThat(Still.read(bytes)).isEqualTo(new Still.Read(new Still(type, width, height, bytes)));
    }

    static Stream<Arguments> pictures() {
        ByteString png = Pictures.pngBytes(64, 36, "pixels");
        ByteString jpeg = Pictures.jpegBytes(64, 36, 0xC0);
        return Stream.of(
                arguments("a PNG", png, ""),
                arguments("a baseline JPEG", jpeg, ""),
                arguments("a progressive JPEG", Pictures.jpegBytes(64, 36, 0xC2), ""),
                arguments("nothing", ByteString.EMPTY, "neither"),
                arguments("a text", ByteString.copyFromUtf8("<svg xmlns='http://www.w3.org/2000/svg'/>"), "neither"),
                arguments("a GIF", ByteString.copyFromUtf8("GIF89a"), "neither"),
                arguments("a PNG's signature alone", png.substring(0, 8), "too early"),
                arguments("a PNG cut off behind its header", png.substring(0, 40), "too early"),
                arguments("a JPEG's beginning", jpeg.substring(0, 4), "too early"),
                arguments("a JPEG cut off within its header", jpeg.substring(0, 20), "too early"),
                arguments("a JPEG cut off at its end", jpeg.substring(0, 33), "too early"),
                arguments("a JPEG that never begins a frame", Pictures.jpegBytes(64, 36, 0xE1), "too early"),
                arguments("a PNG of no width", Pictures.pngBytes(0, 36, ""), "does not say its size"),
                arguments("a JPEG of no height", Pictures.jpegBytes(64, 0, 0xC0), "does not say its size"),
                arguments("a PNG as wide as may be", Pictures.pngBytes(4096, 4096, ""), ""),
                arguments("a PNG that is too wide", Pictures.pngBytes(4097, 1, ""), "4097 by 1 pixels"),
                arguments("a JPEG that is too high", Pictures.jpegBytes(1, 65535, 0xC0), "1 by 65535 pixels"),
                arguments("a PNG of a size beyond 31 bits", Pictures.pngBytes(-1, 1, ""), "2147483647 by 1 pixels"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("pictures")
    @DisplayName("[SL3] a picture is a whole PNG or JPEG of at most 4096 by 4096 pixels, by its own header")
    void read(String what, ByteString bytes, String why) {
        Still.Reading reading = Still.read(bytes);
        if (why.isEmpty()) {
            assertThat(reading).isInstanceOf(Still.Read.class);
        } else {
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Still.Unreadable.class,
                            unreadable -> assertThat(unreadable.why()).contains(why));
        }
    }

    @Test
    @DisplayName("[SL2] a still's hash is the SHA-256 of its bytes")
    void hash() {
        assertThat(new Still(StillType.PNG, 1, 1, ByteString.copyFromUtf8("abc")).hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Still.isHash("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .isTrue();
        assertThat(Still.isHash("../../keys/master.key")).isFalse();
    }
}
