package dev.deskhand.bot;

import java.util.List;

/**
 * A bot as its file describes it. Immutable.
 *
 * @param name what visitors are told that they talk to
 * @param languages BCP 47 tags, the main language first; never empty
 * @param settings what holds for the whole bot
 * @param entries the questions that it can answer; their names are unique
 */
public record Bot(String name, List<String> languages, Settings settings, List<Entry> entries) {
    public Bot {
        languages = List.copyOf(languages);
        entries = List.copyOf(entries);
    }

    /** How many questions the bot can answer. */
    public int entryCount() {
        return entries.size();
    }

    /**
     * One question with its answer.
     *
     * @param name the author's own name for it, unique in the bot
     * @param userSays ways in which visitors put it; never empty
     * @param botSays what the bot answers, in this order; never empty
     */
    public record Entry(String name, List<String> userSays, List<BotMessage> botSays) {
        public Entry {
            userSays = List.copyOf(userSays);
            botSays = List.copyOf(botSays);
        }
    }

    /**
     * @param breakMessage said when the bot does not understand
     * @param handOver when and how a person takes over
     */
    public record Settings(String breakMessage, HandOverRule handOver) {}

    /**
     * When a person takes over, and what the visitor then hears.
     *
     * @param afterMisses that many messages in a row which the bot does not understand; at least 1
     * @param department the name of the department to hand over to; empty: any that is online and
     *     not the bot's own
     * @param userSays ways in which visitors ask for a person
     */
    public record HandOverRule(
            int afterMisses, String department, List<String> userSays, HandOverTexts texts) {
        public HandOverRule {
            userSays = List.copyOf(userSays);
        }
    }

    /**
     * The author's words for each outcome of a hand-over.
     *
     * @param looking said before a person is looked for, where the bot has said nothing before: in
     *     some channels only an agent who has spoken takes part
     * @param transferred said only once the transfer is confirmed
     * @param nobodyOnline no person could take over now
     * @param failed the transfer was tried and refused, or its outcome is not known
     */
    public record HandOverTexts(
            String looking, String transferred, String nobodyOnline, String failed) {}
}
