/**
 * What goes wrong on demand, and when: rules, the decisions they lead to, and the log of what
 * struck. Nothing here touches a socket or an account.
 */
@NullMarked
package dev.deskhand.emulator.fault;

import org.jspecify.annotations.NullMarked;
