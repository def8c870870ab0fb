package org.sameframe.room;

import java.util.Optional;

/**
 * Which part of the picture is shown, and how [VW1].
 *
 * @param panX of the middle of the frame, in picture widths from the middle of the picture
 * @param panY in picture heights
 * @param zoom 1 fits
 * @param rotation degrees clockwise, a multiple of 90
 * @param comparison with which other medium it is compared; empty: it stands alone
 */
public record View(
        double panX,
        double panY,
        double zoom,
        int rotation,
        boolean flipX,
        boolean flipY,
        Channel channel,
        Optional<Comparison> comparison)
        implements Value {
    static final String KEY = "view";

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.view(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.VIEW;
    }
}
