/**
 * The requests of the Conversations API: each a record that writes its document and reads its
 * answer.
 */
@NullMarked
package dev.deskhand.zendesk.chat.operation;

import org.jspecify.annotations.NullMarked;
