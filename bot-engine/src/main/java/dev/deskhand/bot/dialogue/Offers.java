package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What a visitor can pick: of the newest message that offers anything, and of older ones. */
record Offers(List<Option> offered, List<Option> earlier) {
    /** So many older options are known again; no visitor scrolls back further. */
    private static final int EARLIER = 60;

    /**
     * After the bot has said this.
     *
     * @param form whether a form asks: its questions are answered in the visitor's own words, so
     *     that "2" is an answer and not an option
     */
    static Offers after(DialogueState before, List<BotMessage> said, boolean form) {
        int newest = form ? -1 : said.size() - 1;
        while (newest >= 0 && said.get(newest).options().isEmpty()) {
            newest--;
        }
        SequencedSet<Option> older = new LinkedHashSet<>();
        int end = form ? said.size() : newest;
        for (int at = end - 1; at >= 0; at--) {
            older.addAll(said.get(at).options());
        }
        older.addAll(before.offered());
        older.addAll(before.earlier());
        return new Offers(
                newest < 0 ? List.of() : said.get(newest).options(),
                older.stream().limit(EARLIER).toList());
    }

    static Offers unchanged(DialogueState before) {
        return new Offers(before.offered(), before.earlier());
    }
}
