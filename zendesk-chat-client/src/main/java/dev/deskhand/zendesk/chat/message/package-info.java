/**
 * What an agent can write into a chat: plain and structured messages, with the limits that
 * Zendesk's and other vendors' documentation states for them. Everything here is immutable, may be
 * used from any thread, and is checked when it is made, so a message that exists can be sent.
 */
@NullMarked
package dev.deskhand.zendesk.chat.message;

import org.jspecify.annotations.NullMarked;
