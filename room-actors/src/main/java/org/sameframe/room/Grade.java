package org.sameframe.room;

/**
 * How the colours are changed [GR1].
 *
 * @param exposure in stops
 * @param temperature -100 (cool) to 100 (warm)
 * @param tint -100 (green) to 100 (magenta)
 * @param lut location of a .cube file; empty: none
 */
public record Grade(
        double exposure,
        double gamma,
        double contrast,
        double saturation,
        double temperature,
        double tint,
        Cdl cdl,
        String lut)
        implements Value {
    static final String KEY = "grade";

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.grade(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.GRADE;
    }

    /** Red, green and blue. */
    public record Rgb(double red, double green, double blue) {
        boolean isWithin(double least, double most) {
            return Numbers.isWithin(red, least, most)
                    && Numbers.isWithin(green, least, most)
                    && Numbers.isWithin(blue, least, most);
        }
    }

    /** ASC color decision list: {@code out = (in * slope + offset) ^ power}, then saturation. */
    public record Cdl(Rgb slope, Rgb offset, Rgb power, double saturation) {
        /** Changes nothing. */
        public static final Cdl NEUTRAL = new Cdl(new Rgb(1, 1, 1), new Rgb(0, 0, 0), new Rgb(1, 1, 1), 1);
    }
}
