/** Tests of the session. */
@NullMarked
package dev.deskhand.zendesk.chat.session;

import org.jspecify.annotations.NullMarked;
