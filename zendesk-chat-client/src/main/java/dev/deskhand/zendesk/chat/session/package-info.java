/** An agent's live session: sign-in, WebSocket, heartbeat, reconnects, requests and events. */
@NullMarked
package dev.deskhand.zendesk.chat.session;

import org.jspecify.annotations.NullMarked;
