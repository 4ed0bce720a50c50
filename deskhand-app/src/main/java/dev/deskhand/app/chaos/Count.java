package dev.deskhand.app.chaos;

/** What is counted of the chats, in the order of the table. */
enum Count {
    SENT("messages that visitors wrote"),
    FOR_THE_BOT("of these for the bot to answer"),
    ANSWERED_ONCE("answered, once"),
    PERSON_FIRST("not answered, since a person came first"),
    VISITOR_GONE("not answered, since the visitor left first"),
    RECORDED("not delivered, and recorded with a reason"),
    LOST("lost"),
    TWICE("answered twice"),
    OUT_OF_ORDER("answered out of order"),
    UNASKED("bot's messages that nobody asked for"),
    CROSSED("bot's words that crossed a person's on the way"),
    TALKED_OVER("bot's words after a person's"),
    TO_PEOPLE("messages to people, where the bot had to be silent"),
    WISHES("wishes for a person"),
    HANDED_OVER("handed over"),
    REFUSED_IN_WORDS("told that nobody can come"),
    ASKED_TO_WAIT("times a waiting visitor was told that nobody has come yet"),
    GAVE_UP("chats that were the bot's again, since nobody came"),
    FALSE_PROMISES("promised a transfer that was none");

    private final String words;

    Count(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
