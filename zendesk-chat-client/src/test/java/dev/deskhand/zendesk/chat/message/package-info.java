@NullMarked
package dev.deskhand.zendesk.chat.message;

import org.jspecify.annotations.NullMarked;
