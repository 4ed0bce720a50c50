package dev.deskhand.bot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a conversation must remember between two turns; stored with it.
 *
 * @param misses messages in a row that the bot has not understood
 * @param offered the options of the newest message that had any, in the order in which it shows
 *     them
 * @param earlier options of older messages, the newest first; bounded
 * @param form what is being asked for, one question after another
 */
public record DialogueState(
        int misses, List<Option> offered, List<Option> earlier, Optional<OpenForm> form) {
    /** Before the first turn. */
    public static final DialogueState START = new DialogueState(0);

    /** So many older options are known again; no visitor scrolls back further. */
    private static final int EARLIER = 60;

    public DialogueState {
        offered = List.copyOf(offered);
        earlier = List.copyOf(earlier);
    }

    public DialogueState(int misses) {
        this(misses, List.of(), List.of(), Optional.empty());
    }

    /** A form whose questions are not all answered yet. */
    public record OpenForm(String entry, BotMessage.Form form, List<String> answers) {
        public OpenForm {
            answers = List.copyOf(answers);
            if (answers.size() >= form.fields().size()) {
                throw new IllegalArgumentException("A form that is answered is not open");
            }
        }

        String question() {
            return form.fields().get(answers.size()).label();
        }

        Optional<OpenForm> answered(String answer) {
            List<String> more = new ArrayList<>(answers);
            more.add(answer);
            return more.size() < form.fields().size()
                    ? Optional.of(new OpenForm(entry, form, more))
                    : Optional.empty();
        }
    }

    /** After the bot has understood and said this. */
    DialogueState afterSaying(List<BotMessage> said, Optional<OpenForm> open) {
        // A form's question is answered in the visitor's own words: "2" is an answer, not an
        // option.
        int newest = open.isPresent() ? -1 : said.size() - 1;
        while (newest >= 0 && said.get(newest).options().isEmpty()) {
            newest--;
        }
        SequencedSet<Option> older = new LinkedHashSet<>();
        int before = open.isPresent() ? said.size() : newest;
        for (int at = before - 1; at >= 0; at--) {
            older.addAll(said.get(at).options());
        }
        older.addAll(offered);
        older.addAll(earlier);
        return new DialogueState(
                0,
                newest < 0 ? List.of() : said.get(newest).options(),
                older.stream().limit(EARLIER).toList(),
                open);
    }

    /** What is offered stays offered: the visitor may pick after having been misunderstood. */
    DialogueState afterAMiss() {
        return new DialogueState(misses + 1, offered, earlier, form);
    }

    /** A form is over once a person is wanted. */
    DialogueState afterAWishForAPerson() {
        return new DialogueState(0, offered, earlier, Optional.empty());
    }
}
