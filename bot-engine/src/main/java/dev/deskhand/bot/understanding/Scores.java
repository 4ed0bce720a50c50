package dev.deskhand.bot.understanding;

/**
 * How well a test set was understood at one threshold. All but the Matthews correlation are shares
 * from 0 to 1.
 *
 * @param threshold a text whose best confidence is below it counts as not understood
 * @param inScopeAccuracy of the texts that mean an intent, those for which it was found; not
 *     understood is wrong; NaN when there are none
 * @param oosRecall of the texts that mean none, those that were not understood; NaN when there are
 *     none
 * @param mcc the multi-class Matthews correlation over all texts, from -1 to 1
 * @param f1 the mean of the labels' F1, weighted by how often each is right, "none" among them
 */
public record Scores(
        double threshold, double inScopeAccuracy, double oosRecall, double mcc, double f1) {}
