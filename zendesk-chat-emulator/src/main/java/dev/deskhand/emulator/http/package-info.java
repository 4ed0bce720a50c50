/** HTTP faces of the emulator: Zendesk's own paths, the control API and the pages. */
@NullMarked
package dev.deskhand.emulator.http;

import org.jspecify.annotations.NullMarked;
