/**
 * The GraphQL face of an account: a thin layer that turns documents into calls and answers into
 * maps.
 */
@NullMarked
package dev.deskhand.emulator.graphql;

import org.jspecify.annotations.NullMarked;
