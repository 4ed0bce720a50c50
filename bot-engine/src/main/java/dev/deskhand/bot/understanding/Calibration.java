package dev.deskhand.bot.understanding;

/**
 * Turns a classifier's raw output into a confidence. Fitted once for a profile, over many bots and
 * not per bot, so that one threshold does for all.
 *
 * @param cut the output at which right and wrong are equally likely
 * @param steepness how fast the confidence moves around it
 */
record Calibration(double cut, double steepness) {

    /** Between this (0) and another (1). */
    Calibration towards(Calibration other, double part) {
        return new Calibration(
                cut + part * (other.cut - cut), steepness + part * (other.steepness - steepness));
    }

    double confidence(double output) {
        return 1 / (1 + Math.exp(-steepness * (output - cut)));
    }
}
