package dev.deskhand.bot.understanding;

/** What a text was understood by; the later, the less there is to rely on. */
public enum Basis {
    /** It is a sentence of the bot's own, or as good as one. */
    EXACT,
    /** A sentence model judged what it means, its words among the rest. */
    MODELS,
    /** Its words alone. */
    WORDS;

    /** Of what two parts of the understanding went by, the one that tells less. */
    public Basis weaker(Basis other) {
        return compareTo(other) < 0 ? other : this;
    }
}
