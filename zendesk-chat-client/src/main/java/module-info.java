/**
 * Zendesk Chat's Conversations API as an agent speaks it: OAuth, the agent session, messages.
 *
 * <p>Jackson's tree and the JDK's HTTP client stand in the signatures, so who reads this module
 * reads them as well.
 */
module dev.deskhand.zendesk.chat {
    requires transitive java.net.http;
    requires transitive tools.jackson.databind;
    requires tools.jackson.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.deskhand.zendesk.chat;
    exports dev.deskhand.zendesk.chat.message;
    exports dev.deskhand.zendesk.chat.oauth;
    exports dev.deskhand.zendesk.chat.operation;
    exports dev.deskhand.zendesk.chat.rest;
    exports dev.deskhand.zendesk.chat.session;
}
