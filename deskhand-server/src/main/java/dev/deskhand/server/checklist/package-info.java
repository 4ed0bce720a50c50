/** How far a business has come with the guide, read from real state. */
@NullMarked
package dev.deskhand.server.checklist;

import org.jspecify.annotations.NullMarked;
