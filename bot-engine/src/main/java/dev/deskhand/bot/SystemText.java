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
    FAILED("I could not reach a colleague just now. Please ask me again in a moment."),
    /** A person is wanted outside of the business hours. */
    OUTSIDE_HOURS(
            "Our team is not at work right now and will be back {next_opening|later}. Would you like"
                    + " to leave a message, or go on with me?"),
    /** The chat was passed on as often as the author allows. */
    LIMIT_REACHED(
            "I cannot pass you on again in this chat. You can leave a message, and our team will"
                    + " read it."),
    /** The visitor waits for a person, and none has come for a while. */
    NOBODY_CAME(
            "I am sorry, nobody has come yet. Would you like to wait, leave a message, or go on with"
                    + " me?"),
    /** The option below it to wait. */
    WAIT("Wait"),
    /** The option to leave a message. */
    LEAVE_A_MESSAGE("Leave a message"),
    /** The option to go on with the bot. */
    GO_ON("Go on with the bot"),
    /** Said to the one who waits. */
    KEEPS_WAITING("All right. You keep your place in the queue."),
    /** Nobody has come, however often the visitor waited. */
    GIVE_UP_WAITING(
            "I am sorry that nobody could come. Would you like to leave a message, or go on with"
                    + " me?"),
    /** Said to the one who leaves a message, before it is written. */
    WRITE_YOUR_MESSAGE("Please write your message. Our team will read it."),
    /** The message is stored. */
    MESSAGE_STORED("Thank you. I have kept your message for our team."),
    /** Said to the one who goes on with the bot. */
    BACK_AT_BOT("All right, I am here again. What can I do for you?"),
    /** An operator has given the chat back to the bot. */
    TAKEN_BACK("I am with you again. What can I do for you?"),
    /** The person has left, and the visitor writes again. */
    WELCOME_BACK("Welcome back."),
    /** The visitor has been silent for a while; nothing is said where the author wrote nothing. */
    FOLLOW_UP("");

    private final String english;

    SystemText(String english) {
        this.english = english;
    }

    /** What is said where the author has written nothing; may be empty. */
    public String english() {
        return english;
    }

    /** The same in another language, as far as Deskhand speaks it; in English otherwise. */
    public String in(String language) {
        return DefaultTexts.in(language, this).orElse(english);
    }

    /** Its key in a bot file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
