/** The demo: a folder that remembers, and a walk through the guide over the public endpoints. */
@NullMarked
package dev.deskhand.app.demo;

import org.jspecify.annotations.NullMarked;
