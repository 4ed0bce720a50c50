/** Tests of this room. */
@NullMarked
package dev.deskhand.zendesk.chat.operation;

import org.jspecify.annotations.NullMarked;
