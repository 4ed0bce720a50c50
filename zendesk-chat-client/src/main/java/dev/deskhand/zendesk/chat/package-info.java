/** Speaks Zendesk Chat as an agent: OAuth, the agent session, requests and events. */
@NullMarked
package dev.deskhand.zendesk.chat;

import org.jspecify.annotations.NullMarked;
