package dev.deskhand.bot;

import java.util.Locale;

/** A situation in which the bot says something that belongs to no node. */
public enum SystemText {
    /** The bot does not understand. */
    BREAK("Sorry, I did not understand that. Could you say it in other words?"),
    /** An action failed, and the flow has no way for that. */
    ERROR("Sorry, something went wrong on our side. Please try again in a moment."),
    /** Several things could be meant; their labels follow as options. */
    DID_YOU_MEAN("Did you mean one of these?"),
    /** The option below them for none of them. */
    NONE_OF_THESE("Something else"),
    /** Said to the one who picks that. */
    SAY_IT_AGAIN("All right. Please tell me in other words what you are looking for."),
    /** A value was asked for several times, and none came. */
    GIVE_UP_ASKING("Let us leave that for now. What else can I do for you?"),
    /** The visitor has put right what was said before. */
    CORRECTED("All right, I have changed that."),
    /** Before a person is looked for, where the bot has said nothing before. */
    LOOKING("One moment, please. I am looking for a colleague."),
    /** The transfer is confirmed. */
    TRANSFERRED("I have passed you on to a colleague, who will be with you shortly."),
    /** No person could take over now. */
    NOBODY_ONLINE(
            "Nobody from our team is online right now. I am still here, if I can help with anything"
                    + " else."),
    /** The transfer was refused, or its outcome is not known. */
    FAILED("I could not reach a colleague just now. Please ask me again in a moment.");

    private final String english;

    SystemText(String english) {
        this.english = english;
    }

    /** What is said where the author has written nothing. */
    public String english() {
        return english;
    }

    /** Its key in a bot file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
