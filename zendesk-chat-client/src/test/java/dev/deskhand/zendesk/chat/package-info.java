/** Tests of the vocabulary. */
@NullMarked
package dev.deskhand.zendesk.chat;

import org.jspecify.annotations.NullMarked;
