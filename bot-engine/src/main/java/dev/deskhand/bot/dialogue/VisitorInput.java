package dev.deskhand.bot.dialogue;

/** What a turn answers. */
public sealed interface VisitorInput {
    /** The visitor wrote or pressed something; a press arrives as what the button sends. */
    record Said(String text) implements VisitorInput {}

    /**
     * The service that the bot asked has answered, or has not.
     *
     * @param call the {@link ApiRequest#id()} that this answers
     */
    record CallEnded(String call, ApiResult result) implements VisitorInput {}
}
