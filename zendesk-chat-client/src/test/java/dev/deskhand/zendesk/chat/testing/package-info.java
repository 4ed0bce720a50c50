/** A small Zendesk Chat of the tests' own: a real server on a free port, driven by the test. */
@NullMarked
package dev.deskhand.zendesk.chat.testing;

import org.jspecify.annotations.NullMarked;
