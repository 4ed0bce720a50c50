/** The few calls of the Chat REST API that tell what the Conversations API does not. */
@NullMarked
package dev.deskhand.zendesk.chat.rest;

import org.jspecify.annotations.NullMarked;
