package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.fault.Place;
import java.util.Set;

/**
 * A frame on its way out.
 *
 * @param operations what it is about, see {@link dev.deskhand.emulator.fault.Occasion}; empty for
 *     signals that no fault is to touch
 */
record Leaving(String text, Place place, Set<String> operations) {}
