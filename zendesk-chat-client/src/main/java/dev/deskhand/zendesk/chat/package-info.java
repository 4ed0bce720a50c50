/**
 * Zendesk Chat's vocabulary: ids, agents, departments, channels and what happens in them. The
 * packages below it speak: {@code operation} knows the GraphQL documents, {@code session} holds the
 * connection, {@code oauth} gets the token and {@code rest} reads what GraphQL does not tell.
 */
@NullMarked
package dev.deskhand.zendesk.chat;

import org.jspecify.annotations.NullMarked;
