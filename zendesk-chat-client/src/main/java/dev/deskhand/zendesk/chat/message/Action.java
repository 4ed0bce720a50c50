package dev.deskhand.zendesk.chat.message;

import java.net.URI;

/** What a press of a button does. Zendesk Chat knows these two kinds only. */
public sealed interface Action {

    /**
     * The visitor's window sends the value as an ordinary message, so the visitor sees it as their
     * own words and the agent cannot tell it from typing ({@code QUICK_REPLY_ACTION}).
     *
     * @param value 1 to 999 characters ({@link MessageLimit#REPLY_VALUE})
     */
    record Reply(String value) implements Action {
        public Reply {
            MessageLimit.REPLY_VALUE.check(value);
        }
    }

    /**
     * Opens an address in a window of its own; the agent hears nothing of it ({@code LINK_ACTION}).
     *
     * @param url absolute, http or https
     */
    record Link(URI url) implements Action {
        public Link {
            WebAddress.check(url);
        }
    }
}
