/**
 * One Zendesk account as a plain model: people, departments, API clients, sessions and chats. It
 * knows nothing of HTTP, GraphQL or sockets; every part is safe to call from any thread and shares
 * one lock.
 */
@NullMarked
package dev.deskhand.emulator.account;

import org.jspecify.annotations.NullMarked;
