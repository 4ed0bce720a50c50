package dev.deskhand.bot;

/** What a visitor can mean, as far as a bot knows. */
sealed interface Meaning {
    /** One of the bot's questions. */
    record Question(Bot.Entry entry) implements Meaning {}

    /** The visitor wants a person. */
    record WishForAPerson() implements Meaning {}
}
