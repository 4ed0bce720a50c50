package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.QuickReply;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** Fits a message to what Zendesk Chat can show. */
final class ZendeskText {
    /** Zendesk's article on structured messages: up to 11 quick replies. */
    private static final int MAX_QUICK_REPLIES = 11;

    /** Zendesk's and other vendors' articles agree on "under 20 characters". */
    private static final int MAX_LABEL = 19;

    private ZendeskText() {}

    static boolean fitsQuickReplies(List<QuickReply> replies) {
        return !replies.isEmpty()
                && replies.size() <= MAX_QUICK_REPLIES
                && replies.stream().allMatch(reply -> graphemes(reply.label()) <= MAX_LABEL);
    }

    /** The message as text alone: what does not fit as buttons stands below it, a line each. */
    static String listed(BotMessage message) {
        StringBuilder text = new StringBuilder(message.text());
        for (QuickReply reply : message.quickReplies()) {
            text.append("\n- ").append(reply.sent());
        }
        return text.toString();
    }

    /** What older clients show; Zendesk splits an option at a slash, so it gets a look-alike. */
    static List<String> options(List<QuickReply> replies) {
        return replies.stream().map(reply -> reply.sent().replace('/', '\u2215')).toList();
    }

    private static int graphemes(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
