/** Tests of this room. */
@NullMarked
package dev.deskhand.zendesk.chat.oauth;

import org.jspecify.annotations.NullMarked;
