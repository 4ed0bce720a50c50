/** Programs of the manual, compiled. */
@NullMarked
package dev.deskhand.zendesk.chat.example;

import org.jspecify.annotations.NullMarked;
