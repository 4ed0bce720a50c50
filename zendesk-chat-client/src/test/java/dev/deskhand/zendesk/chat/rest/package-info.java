/** Tests of this room. */
@NullMarked
package dev.deskhand.zendesk.chat.rest;

import org.jspecify.annotations.NullMarked;
