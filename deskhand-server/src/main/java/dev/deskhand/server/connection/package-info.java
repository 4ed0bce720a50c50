/** The live link of a deployment to Zendesk Chat: its life, its state in words, its test. */
@NullMarked
package dev.deskhand.server.connection;

import org.jspecify.annotations.NullMarked;
