package dev.deskhand.bot.file;

import java.util.ArrayList;
import java.util.List;

/** What visitors can say by a press, with where in the conversation it is offered. */
final class Offers {
    private final MessageReader messages;
    private final List<Offered> all = new ArrayList<>();

    Offers(MessageReader messages) {
        this.messages = messages;
    }

    /**
     * @param entity for which it was asked; empty if none
     * @param node at which the conversation is then; empty if it may be any
     */
    record Offered(MessageReader.Offer offer, String entity, String node) {}

    /** What was read since the last call was read in a prompt of that entity. */
    void fromPrompt(String entity) {
        messages.takeOffers().forEach(offer -> all.add(new Offered(offer, entity, "")));
    }

    /** What was read since the last call was read in that node. */
    void fromNode(String node) {
        messages.takeOffers().forEach(offer -> all.add(new Offered(offer, "", node)));
    }

    List<Offered> all() {
        return all;
    }
}
