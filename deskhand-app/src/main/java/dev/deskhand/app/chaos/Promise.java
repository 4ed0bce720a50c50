package dev.deskhand.app.chaos;

/** What the server promises, one sentence each. */
enum Promise {
    P1("after a person's word or coming, the bot is silent"),
    P2("every message is answered once, in order"),
    P3("every reply stands once, or is recorded with a reason"),
    P4("no transfer is promised that did not happen, and each wish is told its outcome"),
    P5("a connection has one owner"),
    P6("a connection that does not serve shows it within a minute"),
    P7("no secret and no visitor's words in the log, no secret in the clear on the disk"),
    P8("reconnects are bounded");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
