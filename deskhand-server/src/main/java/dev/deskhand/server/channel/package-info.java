/**
 * What a conversation can do in the channel that it lives in, and Zendesk Chat's way of doing it.
 */
@NullMarked
package dev.deskhand.server.channel;

import org.jspecify.annotations.NullMarked;
